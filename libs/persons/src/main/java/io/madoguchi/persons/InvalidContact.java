package io.madoguchi.persons;

/** Something typed is no address or number that can be reached; never holds what was typed. */
public final class InvalidContact extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a page must say, one sentence per reason. */
    public enum Reason {
        EMPTY("An address is needed."),
        NO_AT_SIGN("An address has one @ between the name and the domain."),
        TOO_LONG("The address is longer than mail allows (64 before the @, 254 in all)."),
        FORBIDDEN_CHARACTER("The address holds a space or another character that mail does not allow there."),
        QUOTED("Names in quotation marks are not taken."),
        DOTS("The name must not begin or end with a dot, nor have two dots in a row."),
        ADDRESS_LITERAL("A domain name is needed after the @, not the number of a host."),
        DOMAIN("The part after the @ is not a domain name. Names outside ASCII can be written in their xn-- form."),
        PHONE(
                "A telephone number is needed, without an extension; outside Japan with the code of its country, as +44.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** The sentence in English. */
        public String sentence() {
            return sentence;
        }
    }

    private final Reason reason;

    InvalidContact(Reason reason) {
        super(reason.sentence(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
