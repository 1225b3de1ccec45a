package io.madoguchi.acceptance.house;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** What happened in months before the house was opened: statistics are released when their period is over. */
public final class Past {

    private final House house;
    private final String company;

    public Past(House house, String company) {
        this.house = house;
        this.company = company;
    }

    /** That many people gave their consent to a purpose in that month, each in this language. */
    public void consents(String purpose, YearMonth month, String language, int people) {
        OffsetDateTime at = month.atDay(10).atStartOfDay().atOffset(ZoneOffset.UTC);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(house.desk().jdbc("consent"));
        try (Connection connection = source.getConnection();
                PreparedStatement person =
                        connection.prepareStatement("insert into person (ref, revision, created_at) values (?, 1, ?)");
                PreparedStatement event = connection.prepareStatement(
                        "insert into consent_event (id, person, company, purpose, purpose_version, episode, status, method,"
                                + " expressed_by, evidence, at, recorded_at) values (?, ?, ?, ?, 1, ?, 'GIVEN',"
                                + " 'DOUBLE_OPT_IN', 'SELF', cast(? as jsonb), ?, ?)")) {
            for (int i = 0; i < people; i++) {
                String ref = reference();
                person.setString(1, ref);
                person.setObject(2, at);
                person.executeUpdate();
                event.setObject(1, UUID.randomUUID());
                event.setString(2, ref);
                event.setString(3, company);
                event.setObject(4, UUID.fromString(purpose));
                event.setObject(5, UUID.randomUUID());
                event.setString(6, "{\"locale\": \"" + language + "\"}");
                event.setObject(7, at);
                event.setObject(8, at);
                event.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pauses between two mails to one address are over. */
    public static void letPausesEnd(House house) {
        change(house, "subscription", "update rate_bucket set ends = now()");
    }

    /** The day on which the person behind this link is asked again has come. */
    static void letComeOfAge(House house, String guardianLink) {
        change(
                house,
                "consent",
                "update guardian_link set re_ask_on = current_date where id = cast(? as uuid)",
                guardianLink);
    }

    static void change(House house, String database, String sql, String... values) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(house.desk().jdbc(database));
        try (Connection connection = source.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setString(i + 1, values[i]);
            }
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reference() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return "1." + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
