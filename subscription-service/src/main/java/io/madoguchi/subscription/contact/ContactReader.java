package io.madoguchi.subscription.contact;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.person.PersonName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file of cards (RFC 4180, UTF-8). A row that is wrong is named with its reason and leaves the others alone. */
@ApplicationScoped
class ContactReader {

    static final List<String> COLUMNS = List.of("address", "name", "metOn", "metBy", "note");
    static final int MOST_ROWS = 1_000;

    /** Where the days of our cards are counted. */
    static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

    private static final int LONGEST_NOTE = 1_000;
    private static final String NAME = "name";

    private final CsvMapper csv = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private final Clock clock;

    ContactReader(Clock clock) {
        this.clock = clock;
    }

    /** What of the file can be taken, and what cannot. */
    record Read(List<ContactRow> rows, List<Refused> refused) {}

    /** A row that is not taken, in words that hold nothing of it. */
    record Refused(int row, String field, String reason) {}

    private static final class BrokenField extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String field;
        private final String reason;

        BrokenField(String field, String reason) {
            super(reason, null, false, false);
            this.field = field;
            this.reason = reason;
        }
    }

    /**
     * The whole file, or a problem when it is no file of this kind.
     *
     * @param declared the items that are asked for where the cards came in (E19)
     */
    Read read(byte[] file, Set<String> declared) {
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        int row = 0;
        try (MappingIterator<String[]> lines = csv.readerFor(String[].class).readValues(text(file))) {
            while (lines.hasNextValue()) {
                String[] fields = lines.nextValue();
                row++;
                if (row == 1) {
                    header(fields);
                } else if (!isEmpty(fields)) {
                    take(row, fields, declared, read);
                }
            }
        } catch (IOException _) {
            // what stands behind an open quote belongs to nobody knows which row
            throw broken("After row " + row + " it is not CSV (RFC 4180): look at its quotes. Nothing was recorded.");
        }
        if (read.rows().isEmpty() && read.refused().isEmpty()) {
            throw ProblemException.field("file", "holds no row below its header");
        }
        return read;
    }

    private void take(int row, String[] fields, Set<String> declared, Read read) {
        if (read.rows().size() + read.refused().size() == MOST_ROWS) {
            throw new ProblemException(
                    SubscriptionProblem.TOO_MANY_ROWS,
                    "A file has " + MOST_ROWS + " rows at most. Nothing was recorded; send it in parts.");
        }
        try {
            read.rows().add(card(row, fields, declared));
        } catch (BrokenField e) {
            read.refused().add(new Refused(row, e.field, e.reason));
        }
    }

    private ContactRow card(int row, String[] fields, Set<String> declared) {
        if (fields.length != COLUMNS.size()) {
            throw new BrokenField("row", "has " + fields.length + " fields where " + COLUMNS.size() + " are due");
        }
        String metBy = text(fields[3], PersonName.LONGEST, "metBy");
        if (metBy == null) {
            throw new BrokenField("metBy", "must say who met this person");
        }
        return new ContactRow(
                row,
                address(fields[0]),
                name(fields[1], declared),
                day(fields[2]),
                metBy,
                text(fields[4], LONGEST_NOTE, "note"));
    }

    private static EmailAddress address(String written) {
        try {
            return EmailAddress.parse(written);
        } catch (InvalidContact e) {
            throw new BrokenField("address", e.reason().sentence());
        }
    }

    /** E19: no item that the notice of this place does not name. */
    private static @Nullable String name(String written, Set<String> declared) {
        String name = text(written, PersonName.LONGEST, NAME);
        if (name != null && !declared.contains(NAME)) {
            throw new BrokenField(NAME, "is not asked for at this collection point");
        }
        if (name != null && !PersonName.isWritable(name)) {
            throw new BrokenField(NAME, "holds characters a name cannot have");
        }
        return name;
    }

    private LocalDate day(String written) {
        try {
            LocalDate day = LocalDate.parse(written);
            if (!day.isAfter(LocalDate.ofInstant(clock.instant(), HERE)) && day.getYear() >= 1900) {
                return day;
            }
        } catch (DateTimeException _) {
            // answered below: what is no day and what is no past day are corrected in the same place
        }
        throw new BrokenField("metOn", "must be a day that is not in the future, as 2026-04-30");
    }

    private static @Nullable String text(String written, int longest, String field) {
        if (written.length() > longest
                || written.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)
                || written.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw new BrokenField(field, "is too long, or holds characters that cannot be shown");
        }
        return written.isBlank() ? null : written.strip();
    }

    private static void header(String[] fields) {
        if (!Arrays.asList(fields).equals(COLUMNS)) {
            throw ProblemException.field("row 1", "must be " + String.join(",", COLUMNS));
        }
    }

    private static boolean isEmpty(String[] fields) {
        return Arrays.stream(fields).allMatch(String::isBlank);
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw broken("It is not UTF-8. Save it as \"CSV UTF-8\" and send it again. Nothing was recorded.");
        }
    }

    private static ProblemException broken(String detail) {
        return new ProblemException(SubscriptionProblem.BROKEN_FILE, detail);
    }
}
