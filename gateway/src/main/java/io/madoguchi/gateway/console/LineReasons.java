package io.madoguchi.gateway.console;

import static java.util.Map.entry;

import io.madoguchi.gateway.portal.Page;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Map;
import java.util.function.Function;

/** Why a line of a list was not taken: subscription-service says it in English, this in the words of the page. */
final class LineReasons {

    private static final String COLUMN = "column ";

    private static final Map<String, Function<ListLineWords, String>> KNOWN = Map.ofEntries(
            entry("is too long for a line of this list", ListLineWords::lineTooLong),
            entry("has a quotation mark inside a field that does not begin with one", ListLineWords::lineQuoteInside),
            entry("goes on behind its closing quotation mark", ListLineWords::lineQuoteAfter),
            entry("has a quotation mark that is not closed", ListLineWords::lineQuoteOpen),
            entry("has another number of columns than the first line", ListLineWords::lineColumns),
            entry("holds bytes that are no characters", ListLineWords::lineBytes),
            entry("must say when this person consented", ListLineWords::lineConsentedAt),
            entry("must have 22 to 200 letters, digits or any of . _ ~ + = -", ListLineWords::lineToken),
            entry("is too long, or holds characters a name cannot have", ListLineWords::lineName),
            entry("must be ja or en", ListLineWords::lineLocale),
            entry("must be UNSUBSCRIBED, REFUSED, COMPLAINT or BOUNCE", ListLineWords::lineCause),
            entry("is not one of an export of ours", ListLineWords::lineHash),
            entry("must be COMPANY or the id of a topic", ListLineWords::lineScope),
            entry("must be a day that is not in the future, as 2026-04-30", ListLineWords::lineDay),
            entry(
                    "refused, left, bounced or was removed earlier; only this person can change that",
                    ListLineWords::lineEarlier),
            entry("An address is needed.", ListLineWords::addressEmpty),
            entry("An address has one @ between the name and the domain.", ListLineWords::addressAt),
            entry("The address is longer than mail allows (64 before the @, 254 in all).", ListLineWords::addressLong),
            entry(
                    "The address holds a space or another character that mail does not allow there.",
                    ListLineWords::addressCharacter),
            entry("Names in quotation marks are not taken.", ListLineWords::addressQuoted),
            entry("The name must not begin or end with a dot, nor have two dots in a row.", ListLineWords::addressDots),
            entry("A domain name is needed after the @, not the number of a host.", ListLineWords::addressLiteral),
            entry(
                    "The part after the @ is not a domain name. Names outside ASCII can be written in their xn-- form.",
                    ListLineWords::addressDomain));

    private LineReasons() {}

    /** The sentence itself where it is not known. */
    static ReaderStaffDesk.Line in(Page page, ReaderStaffDesk.Line line) {
        ListLineWords words = MessageBundles.get(ListLineWords.class, Localized.Literal.of(page.lang()));
        Function<ListLineWords, String> known = KNOWN.get(line.reason());
        String reason = known == null ? line.reason() : known.apply(words);
        return new ReaderStaffDesk.Line(line.line(), place(words, line.field()), reason);
    }

    /** Our names of columns stay as they stand in the file. */
    private static String place(ListLineWords words, String field) {
        if (field.startsWith(COLUMN)) {
            return words.lineColumn(field.substring(COLUMN.length()));
        }
        return field.equals("line") ? words.lineWhole() : field;
    }
}
