package io.madoguchi.persons;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.madoguchi.persons.InvalidContact.Reason;

/**
 * A telephone number. One without the code of a country is read as a Japanese one; an extension is refused, for the number
 * before it is that of many people.
 *
 * @param normalised in the international form, {@code +819012345678}
 * @see <a href="https://www.itu.int/rec/T-REC-E.164">ITU-T E.164</a>
 */
public record PhoneNumber(String normalised) implements ContactPoint {

    /** So many characters may be typed, with all their spaces and brackets; a person reference has more. */
    public static final int LONGEST = 40;

    private static final String HERE = "JP";
    private static final int SHOWN = 2;

    public PhoneNumber {
        if (!normalise(normalised).equals(normalised)) {
            throw new IllegalArgumentException("not the normal form of this number; use parse");
        }
    }

    /**
     * Reads what somebody typed: any width of digits, with or without spaces, hyphens and brackets.
     *
     * @throws InvalidContact when no telephone has that number
     */
    public static PhoneNumber parse(String text) {
        return new PhoneNumber(normalise(text));
    }

    @Override
    public String kind() {
        return "phone";
    }

    /** Masked, so that no log line can hold the number. */
    @Override
    public String toString() {
        return "•••" + normalised.substring(normalised.length() - SHOWN);
    }

    private static String normalise(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = numbers.parse(text, HERE);
            if (text.length() <= LONGEST && !number.hasExtension() && numbers.isValidNumber(number)) {
                return numbers.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException _) {
            // answered below: what is no number and what is nobody's number are corrected in the same place
        }
        throw new InvalidContact(Reason.PHONE);
    }
}
