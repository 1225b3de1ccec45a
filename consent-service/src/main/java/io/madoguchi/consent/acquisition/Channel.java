package io.madoguchi.consent.acquisition;

/** How data comes in; some ways limit what it may be used for, each says how people learn of the purposes (APPI 21). */
public enum Channel {
    FORM,
    PHONE,
    BUSINESS_CARD,
    MEETING,
    EVENT,
    PARTNER,
    PUBLIC_SOURCE,
    ENTRUSTED,
    SUCCESSOR;

    /** F1.2: introducing products and services, information by e-mail, marketing; nothing else is evident. */
    public boolean limitsPurposes() {
        return defaultMode() == NoticeMode.EVIDENT;
    }

    /** Whether the data comes from somebody else, who is named. */
    public boolean hasSource() {
        return switch (this) {
            case FORM, PHONE, BUSINESS_CARD, MEETING, EVENT -> false;
            case PARTNER, PUBLIC_SOURCE, ENTRUSTED, SUCCESSOR -> true;
        };
    }

    /** What the law asks for here: writing wants the purpose shown beforehand, a card makes it evident. */
    public NoticeMode defaultMode() {
        return switch (this) {
            case FORM -> NoticeMode.SHOWN;
            case PHONE -> NoticeMode.NOTIFIED;
            case BUSINESS_CARD, MEETING, EVENT -> NoticeMode.EVIDENT;
            case PARTNER, PUBLIC_SOURCE, ENTRUSTED, SUCCESSOR -> NoticeMode.PUBLISHED;
        };
    }
}
