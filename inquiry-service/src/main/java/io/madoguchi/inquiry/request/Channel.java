package io.madoguchi.inquiry.request;

/** How a case came in. */
public enum Channel {
    FORM,
    PHONE,
    POST,
    COUNTER
}
