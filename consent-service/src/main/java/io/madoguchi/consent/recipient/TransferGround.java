package io.madoguchi.consent.recipient;

/** Why a recipient abroad may be treated like one in Japan (APPI 28(1)); without one only consent that names the country will do. */
public enum TransferGround {
    EQUIVALENT_COUNTRY,
    EQUIVALENT_SYSTEM
}
