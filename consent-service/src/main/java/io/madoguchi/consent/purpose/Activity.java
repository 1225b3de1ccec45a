package io.madoguchi.consent.purpose;

/** What a business card handed over lets one do, and nothing else (F1.2, APPI 21(4)iv). */
public enum Activity {
    INTRODUCTION,
    INFORMATION_BY_EMAIL,
    MARKETING
}
