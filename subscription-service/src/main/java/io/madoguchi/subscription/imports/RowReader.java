package io.madoguchi.subscription.imports;

import io.madoguchi.lists.Csv;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.subscription.person.PersonName;
import io.madoguchi.subscription.suppression.Suppressions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes rows of records by the columns of their header. */
final class RowReader {

    /** Where the days of our lists are counted. */
    static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

    static final String WHOLE_COMPANY = "COMPANY";

    /** As long as 128 bits need to be. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+=-]{22,200}");

    private static final int MAC_BYTES = 32;

    private final ImportKind kind;
    private final Defaults defaults;
    private final Map<String, Integer> places;
    private final int width;

    private RowReader(ImportKind kind, Defaults defaults, Map<String, Integer> places, int width) {
        this.kind = kind;
        this.defaults = defaults;
        this.places = places;
        this.width = width;
    }

    /** What holds where a line says nothing. */
    record Defaults(String locale, @Nullable Instant consentedAt, boolean takesNames, String scope, Instant now) {}

    /** A line that cannot be taken; thrown only within this class. */
    static final class BrokenLine extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;
        private final String reason;

        BrokenLine(String field, String reason) {
            super(reason, null, false, false);
            this.field = field;
            this.reason = reason;
        }

        Tally.Refused at(int line) {
            return new Tally.Refused(line, field, reason);
        }
    }

    /** A file whose header does not fit, in words for whoever sent it. */
    static final class WrongHeader extends Exception {

        private static final long serialVersionUID = 1L;

        WrongHeader(String reason) {
            super(reason, null, false, false);
        }
    }

    static RowReader of(ImportKind kind, List<String> header, Map<String, String> mapped, Defaults defaults)
            throws WrongHeader {
        Map<String, Integer> places = new HashMap<>();
        for (String column : kind.columns()) {
            int place = place(header, mapped.getOrDefault(column, column));
            if (place >= 0) {
                places.put(column, place);
            } else if (kind.needed().contains(column) || mapped.containsKey(column)) {
                throw new WrongHeader("The first line has no column for " + column + ".");
            }
        }
        if (kind == ImportKind.REFUSALS && !places.containsKey("address") && !places.containsKey("mac")) {
            throw new WrongHeader("The first line has no column for address, and none for mac.");
        }
        if (kind == ImportKind.SUBSCRIBERS && defaults.consentedAt() == null && !places.containsKey("consentedAt")) {
            throw new WrongHeader("Nothing says when these people consented: a day for all, or a column consentedAt.");
        }
        return new RowReader(kind, defaults, places, header.size());
    }

    private static int place(List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).strip().equalsIgnoreCase(name.strip())) {
                return i;
            }
        }
        return -1;
    }

    ImportRow row(CsvRecord record) throws BrokenLine {
        if (record.isBroken()) {
            throw new BrokenLine("column " + record.column(), record.reason());
        }
        if (record.fields().size() != width) {
            throw new BrokenLine("line", "has another number of columns than the first line");
        }
        for (int i = 0; i < width; i++) {
            if (record.fields().get(i).indexOf('\uFFFD') >= 0) {
                throw new BrokenLine("column " + (i + 1), "holds bytes that are no characters");
            }
        }
        return switch (kind) {
            case SUBSCRIBERS -> subscriber(record);
            case REFUSALS -> refusal(record);
            case OLD_LINKS -> oldLink(record);
        };
    }

    private ImportRow subscriber(CsvRecord record) throws BrokenLine {
        Instant own = moment(record, "consentedAt");
        Instant consentedAt = own == null ? defaults.consentedAt() : own;
        if (consentedAt == null) {
            throw new BrokenLine("consentedAt", "must say when this person consented");
        }
        return new ImportRow.Subscriber(record.line(), address(record), name(record), locale(record), consentedAt);
    }

    private ImportRow refusal(CsvRecord record) throws BrokenLine {
        String mac = value(record, "mac");
        Instant since = moment(record, "since");
        String scope = value(record, "scope");
        return new ImportRow.Refusal(
                record.line(),
                mac.isEmpty() ? address(record) : null,
                mac.isEmpty() ? null : mac(mac),
                reason(value(record, "reason")),
                scope.isEmpty() ? defaults.scope() : scope(scope),
                since == null ? defaults.now() : since);
    }

    private ImportRow oldLink(CsvRecord record) throws BrokenLine {
        String token = value(record, "token");
        if (!TOKEN.matcher(token).matches()) {
            throw new BrokenLine("token", "must have 22 to 200 letters, digits or any of . _ ~ + = -");
        }
        return new ImportRow.OldLink(record.line(), token, address(record));
    }

    private EmailAddress address(CsvRecord record) throws BrokenLine {
        try {
            return EmailAddress.parse(value(record, "address"));
        } catch (InvalidContact e) {
            throw new BrokenLine("address", e.reason().sentence());
        }
    }

    /** E19: no name where the notice names none; the file may hold one that is then left where it is. */
    private @Nullable String name(CsvRecord record) throws BrokenLine {
        String name = value(record, "name");
        if (name.isEmpty() || !defaults.takesNames()) {
            return null;
        }
        if (name.length() > PersonName.LONGEST || !PersonName.isWritable(name)) {
            throw new BrokenLine("name", "is too long, or holds characters a name cannot have");
        }
        return name;
    }

    private String locale(CsvRecord record) throws BrokenLine {
        String locale = value(record, "locale").toLowerCase(Locale.ROOT);
        if (locale.isEmpty()) {
            return defaults.locale();
        }
        if (locale.equals("ja") || locale.equals("en")) {
            return locale;
        }
        throw new BrokenLine("locale", "must be ja or en");
    }

    private static Suppressions.Reason reason(String value) throws BrokenLine {
        if (value.isEmpty()) {
            return Suppressions.Reason.UNSUBSCRIBED;
        }
        try {
            return Suppressions.Reason.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new BrokenLine("reason", "must be UNSUBSCRIBED, REFUSED, COMPLAINT or BOUNCE");
        }
    }

    private static byte[] mac(String value) throws BrokenLine {
        try {
            byte[] mac = Base64.getUrlDecoder().decode(value);
            if (mac.length == MAC_BYTES) {
                return mac;
            }
        } catch (IllegalArgumentException _) {
            // answered below: what is no base64url is no hash of ours either
        }
        throw new BrokenLine("mac", "is not one of an export of ours");
    }

    private static String scope(String value) throws BrokenLine {
        if (value.equals(WHOLE_COMPANY)) {
            return value;
        }
        try {
            return UUID.fromString(value).toString();
        } catch (IllegalArgumentException _) {
            throw new BrokenLine("scope", "must be COMPANY or the id of a topic");
        }
    }

    private @Nullable Instant moment(CsvRecord record, String column) throws BrokenLine {
        String value = value(record, column);
        if (value.isEmpty()) {
            return null;
        }
        Instant moment = moment(value.replace('/', '-'));
        if (moment == null || moment.isAfter(defaults.now()) || moment.isBefore(Instant.EPOCH)) {
            throw new BrokenLine(column, "must be a day that is not in the future, as 2026-04-30");
        }
        return moment;
    }

    private static @Nullable Instant moment(String value) {
        try {
            if (value.length() <= 10) {
                return LocalDate.parse(value).atStartOfDay(HERE).toInstant();
            }
            String sorted = value.replace(' ', 'T');
            boolean zoned = sorted.endsWith("Z") || sorted.lastIndexOf('+') > 10 || sorted.lastIndexOf('-') > 10;
            return zoned
                    ? OffsetDateTime.parse(sorted).toInstant()
                    : LocalDateTime.parse(sorted).atZone(HERE).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private String value(CsvRecord record, String column) {
        Integer place = places.get(column);
        return place == null ? "" : Csv.unguarded(record.fields().get(place).strip());
    }
}
