package io.madoguchi.consent.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where people stand, as it is recorded now: one statement, for one person as for a thousand, and nothing in it that grows
 * with a person's history.
 */
@ApplicationScoped
class Standings {

    /** The columns every reading of people answers with, in the order {@link #standing} takes them. */
    static final String COLUMNS = """
            c.status, c.live, c.purpose_version, c.since, c.last_event,
            s.purpose_version, s.at, s.notice_served,
            (select max(w.at) from withdrawal w
                where w.person = p.ref and w.purpose = p.purpose and w.episode is null),
            array(select m.contract_set from contract_member m where m.person = p.ref and m.left_at is null),
            """ + Neighbours.KNOW + ", ";

    /** Until when the consent lasts: what is recorded later, its end, says it for the past. */
    private static final String LASTS = "c.valid_until";

    private static final String NOW = "select r.revision, " + COLUMNS + LASTS + """

            from %s p (ref, purpose, n)
            left join decision_revision r on r.company = ?
            left join consent_current c on c.person = p.ref and c.purpose = p.purpose
            left join notice_current s on s.person = p.ref and s.purpose = p.purpose
            order by p.n
            """;

    /** The database keeps the plan of this one; behind an array it plans anew each time, which costs more than the rows. */
    private static final String ONE = NOW.formatted("(values (?::varchar, ?::uuid, 1))");

    private static final String MANY = NOW.formatted("unnest(?::varchar[], ?::uuid[]) with ordinality");

    Standings() {}

    /** Whose standing on what. */
    record Asking(String person, UUID purpose) {}

    /**
     * A person's standing, the contract sets they belong to, and the revision of the rulebook it goes with.
     *
     * @param neighboursKnow whether {@link Neighbours} have something to say about it
     */
    record Standing(Person person, List<UUID> sets, boolean neighboursKnow, long revision) {}

    /** In the order asked. */
    List<Standing> now(Connection connection, String company, List<Asking> askings) throws SQLException {
        boolean one = askings.size() == 1;
        try (PreparedStatement select = connection.prepareStatement(one ? ONE : MANY)) {
            if (one) {
                select.setString(1, askings.getFirst().person());
                select.setObject(2, askings.getFirst().purpose());
            } else {
                bind(connection, select, askings);
            }
            select.setString(3, company);
            List<Standing> all = new ArrayList<>(askings.size());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    all.add(standing(found, 1));
                }
            }
            return all;
        }
    }

    private static void bind(Connection connection, PreparedStatement select, List<Asking> askings)
            throws SQLException {
        Object[] persons = askings.stream().map(Asking::person).toArray();
        Object[] purposes = askings.stream().map(Asking::purpose).toArray();
        select.setArray(1, connection.createArrayOf("varchar", persons));
        select.setArray(2, connection.createArrayOf("uuid", purposes));
    }

    /** Reads {@link #COLUMNS}, which follow a revision in the column {@code first}. */
    static Standing standing(ResultSet row, int first) throws SQLException {
        Person person = new Person(
                row.getString(first + 1),
                row.getInt(first + 2),
                integer(row, first + 3),
                instant(row, first + 4),
                row.getObject(first + 5, UUID.class),
                instant(row, first + 12),
                integer(row, first + 6),
                instant(row, first + 7),
                row.getObject(first + 8, UUID.class),
                instant(row, first + 9),
                Person.Child.NONE,
                Person.Change.NONE,
                false);
        return new Standing(person, ids(row, first + 10), row.getBoolean(first + 11), row.getLong(first));
    }

    static List<UUID> ids(ResultSet row, int column) throws SQLException {
        UUID[] ids = (UUID[]) row.getArray(column).getArray();
        return ids.length == 0 ? List.of() : Arrays.asList(ids);
    }

    static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
