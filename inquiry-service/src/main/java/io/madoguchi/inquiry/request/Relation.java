package io.madoguchi.inquiry.request;

/** What one case is to another. */
public enum Relation {
    RELATED,
    COMPLAINT_ABOUT,
    SPLIT_FROM,
    DUPLICATE_OF
}
