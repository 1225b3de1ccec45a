package io.madoguchi.inquiry;

/** A right that can be asked for; the articles are those of the APPI. */
public enum Right {
    /** Art. 33(1). */
    ACCESS,
    /** Art. 33(5): who gave it to us, and to whom we gave it. */
    PROVISION_RECORDS,
    /** Art. 32(2). */
    PURPOSE_NOTICE,
    /** Art. 34(1). */
    CORRECTION,
    /** Art. 35(1) and (5). */
    ERASURE,
    /** Art. 35(1) and (5). */
    CEASE_USE,
    /** Art. 35(3) and (5). */
    CEASE_PROVISION
}
