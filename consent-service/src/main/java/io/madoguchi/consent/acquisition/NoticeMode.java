package io.madoguchi.consent.acquisition;

/** How the purposes came to the person: shown before writing, told, published, or plain from the occasion (APPI 21). */
public enum NoticeMode {
    SHOWN,
    NOTIFIED,
    PUBLISHED,
    EVIDENT
}
