package io.madoguchi.consent.consent;

import static io.madoguchi.consent.ConsentProblem.BROKEN_ROWS;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.madoguchi.consent.acquisition.Channel;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.persons.ContactPoint;
import io.madoguchi.persons.InvalidContact;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import io.madoguchi.persons.PhoneNumber;
import io.madoguchi.problems.Problem.FieldError;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of consents and refusals whole before anything is stored: one broken line and none of it is taken. A person
 * is named by reference, or by a mail address or telephone number that becomes one here and is kept nowhere.
 */
@ApplicationScoped
class ImportReader {

    static final List<String> COLUMNS = List.of("person", "purpose", "status", "wording", "at", "channel", "evidence");
    private static final int MOST_NAMED = 100;
    private static final int LONGEST = 200;

    private final CsvMapper csv = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private final Clock clock;
    private final Purposes purposes;
    private final PersonRefs refs;

    ImportReader(Clock clock, Purposes purposes, PersonRefs refs) {
        this.clock = clock;
        this.purposes = purposes;
        this.refs = refs;
    }

    /** A line that can be understood; whether it proves anything is seen later. */
    record Row(
            int line,
            PersonRef person,
            UUID purpose,
            RecordStatement.Saying status,
            @Nullable String wording,
            Instant at,
            String channel,
            @Nullable String evidence) {}

    /** What is wrong with one field, in words that hold nothing of the line. */
    private static final class BrokenField extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenField(String message) {
            super(message, null, false, false);
        }
    }

    List<Row> read(String company, String content) {
        List<FieldError> broken = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        int line = 0;
        try (MappingIterator<String[]> lines = csv.readerFor(String[].class)
                .readValues(content.startsWith("\uFEFF") ? content.substring(1) : content)) {
            while (lines.hasNextValue()) {
                line = lines.getCurrentLocation().getLineNr();
                String[] fields = lines.nextValue();
                if (rows.isEmpty() && broken.isEmpty() && line <= 1) {
                    header(fields);
                } else {
                    row(company, line, fields, rows, broken);
                }
            }
        } catch (IOException e) {
            broken.add(new FieldError("line " + (line + 1), "is not CSV (RFC 4180): look at its quotes"));
        }
        if (!broken.isEmpty()) {
            throw new ProblemException(
                    BROKEN_ROWS,
                    "Nothing of this file was recorded. Correct the lines named and send it again.",
                    broken.subList(0, Math.min(broken.size(), MOST_NAMED)));
        }
        if (rows.isEmpty()) {
            throw ProblemException.field("file", "holds no line below its header");
        }
        return rows;
    }

    private static void header(String[] fields) {
        if (!Arrays.asList(fields).equals(COLUMNS)) {
            throw ProblemException.field("line 1", "must be " + String.join(",", COLUMNS));
        }
    }

    private void row(String company, int line, String[] fields, List<Row> rows, List<FieldError> broken) {
        try {
            if (fields.length != COLUMNS.size()) {
                throw new BrokenField("has " + fields.length + " fields where " + COLUMNS.size() + " are due");
            }
            String wording = optional(fields[3], 4_000, "wording");
            rows.add(new Row(
                    line,
                    person(company, fields[0]),
                    purpose(company, fields[1]),
                    oneOf("status", fields[2], RecordStatement.Saying::valueOf, "GIVEN or REFUSED"),
                    wording == null ? null : Proofs.hash(wording),
                    at(fields[4]),
                    oneOf("channel", fields[5], Channel::valueOf, "one of " + Arrays.toString(Channel.values()))
                            .name(),
                    optional(fields[6], LONGEST, "evidence")));
        } catch (BrokenField e) {
            broken.add(new FieldError("line " + line, String.valueOf(e.getMessage())));
        }
    }

    private PersonRef person(String company, String named) {
        try {
            return named.length() > PhoneNumber.LONGEST && named.indexOf('@') < 0
                    ? new PersonRef(named)
                    : refs.of(company, ContactPoint.parse(named));
        } catch (InvalidContact | IllegalArgumentException e) {
            throw new BrokenField("person: must be a person reference, a mail address or a telephone number");
        }
    }

    private UUID purpose(String company, String named) {
        return purposes.find(company, named)
                .map(Purposes.Identity::id)
                .orElseThrow(() -> new BrokenField("purpose: this company has none with that id or code"));
    }

    private Instant at(String written) {
        try {
            Instant at = OffsetDateTime.parse(written).toInstant();
            if (!at.isAfter(clock.instant())) {
                return at;
            }
        } catch (DateTimeException e) {
            // answered below: what is no time and what is no past time are corrected in the same place
        }
        throw new BrokenField("at: must be a time in the past with its offset, as 2024-05-01T09:30:00+09:00");
    }

    private static <T> T oneOf(String field, String written, Function<String, T> parse, String these) {
        try {
            return parse.apply(written);
        } catch (IllegalArgumentException e) {
            throw new BrokenField(field + ": must be " + these);
        }
    }

    private static @Nullable String optional(String written, int longest, String field) {
        if (written.length() > longest || written.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r')) {
            throw new BrokenField(field + ": is too long, or holds characters that cannot be shown");
        }
        return written.isBlank() ? null : written.strip();
    }
}
