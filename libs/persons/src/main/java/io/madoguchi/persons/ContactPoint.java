package io.madoguchi.persons;

/** Where a person can be reached; its normal form, with the company, makes the person reference. */
public sealed interface ContactPoint permits EmailAddress, PhoneNumber {

    /** What it is, as it goes into the reference: never changed once a reference was computed. */
    String kind();

    /** What is compared: all spellings of one contact point come to the same. */
    String normalised();

    /**
     * Reads what somebody typed: a mail address when it holds an @, a telephone number otherwise.
     *
     * @throws InvalidContact with the reason a page can show
     */
    static ContactPoint parse(String text) {
        return text.indexOf('@') >= 0 ? EmailAddress.parse(text) : PhoneNumber.parse(text);
    }
}
