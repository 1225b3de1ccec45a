package io.madoguchi.inquiry.clock;

/** What the person still owes; some laws let a clock rest meanwhile, some do not. */
public enum Owed {
    IDENTITY,
    PARTICULARS,
    FEE,
    MANDATE
}
