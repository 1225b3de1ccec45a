package io.madoguchi.consent.decision;

import io.madoguchi.consent.decision.Rulebook.LawLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Where the people of a purpose are found, without duplicates between the queries: those who said something about it, those
 * who were only told of it, and those whom only a contract or a law makes it about. Each reads no more than the rules need.
 */
enum AudienceQuery {
    /** Answered from the index alone; where nothing but consent can allow, the others are not even read. */
    CONSENTED("""
            select c.person, c.status, c.live, c.purpose_version, c.since, null::integer, null::timestamptz,
                null::timestamptz, %s, %s
            from consent_current c where c.purpose = ? and (c.live > 0 or ?)
            """),
    /** Everybody who was told, with what they said. */
    TOLD("""
            select s.person, c.status, coalesce(c.live, 0), c.purpose_version, c.since, s.purpose_version, s.at, w.at, %s, %s
            from notice_current s
            left join consent_current c on c.person = s.person and c.purpose = s.purpose and c.live <= 0
            left join (select person, max(at) as at from withdrawal
                where purpose = ? and episode is null group by person) w on w.person = s.person
            where s.purpose = ?
                and not exists (select from consent_current g
                    where g.person = s.person and g.purpose = s.purpose and (g.live > 0 or ?))
            """),
    /** Whom a contract or a law names, without any consent or notice; and with a no, which these may prevail over. */
    NAMED("""
            select p.person, c.status, coalesce(c.live, 0), c.purpose_version, c.since, s.purpose_version, s.at,
                (select max(w.at) from withdrawal w
                    where w.person = p.person and w.purpose = ? and w.episode is null), %s, %s
            from (select person from contract_member where left_at is null and contract_set = any(?)
                union select unnest(?::varchar[])) p
            left join consent_current c on c.person = p.person and c.purpose = ?
            left join notice_current s on s.person = p.person and s.purpose = ?
            where coalesce(c.live, 0) <= 0 and (? or s.person is null) and not (? and c.person is not null)
            """),
    /** Whom only a changed policy advised of it: what became of that is asked one by one. */
    ADVISED("""
            select distinct x.person, null, 0, null::integer, null::timestamptz, null::integer, null::timestamptz,
                null::timestamptz, %s, %s
            from policy_change_person x
            where x.uses && array(select v.id from purpose_version v where v.purpose = ?)
                and not exists (select from notice_current s where s.person = x.person and s.purpose = ?)
                and not exists (select from consent_current c where c.person = x.person and c.purpose = ? and c.live > 0)
                and not exists (select from contract_member m where m.person = x.person and m.left_at is null)
            """);

    /** Few people, or those of one change: a hash of each is made once. */
    private static final String KNOWN =
            "(%s in (select g.person from age_signal g)" + " or %s in (select g.person from policy_change_person g))";

    private final String sql;

    AudienceQuery(String sql) {
        this.sql = sql;
    }

    static List<AudienceQuery> of(Frame frame) {
        List<AudienceQuery> queries = new ArrayList<>(List.of(CONSENTED));
        if (!Audiences.byConsentOnly(frame)) {
            queries.add(TOLD);
            queries.add(ADVISED);
        }
        if (!frame.book().contractsOfSet().isEmpty() || !frame.laws().isEmpty()) {
            queries.add(NAMED);
        }
        return queries;
    }

    /** Contract sets are looked up only where the company has contracts at all. */
    String sql(Frame frame) {
        String person = switch (this) {
            case CONSENTED -> "c.person";
            case TOLD -> "s.person";
            case NAMED -> "p.person";
            case ADVISED -> "x.person";
        };
        String sets = frame.book().contractsOfSet().isEmpty()
                ? "'{}'::uuid[]"
                : "array(select m.contract_set from contract_member m where m.person = " + person
                        + " and m.left_at is null)";
        return sql.formatted(sets, KNOWN.formatted(person, person));
    }

    void bind(Connection connection, PreparedStatement select, Frame frame) throws SQLException {
        UUID purpose = frame.asked().purpose();
        // a law that speaks of everybody makes a no irrelevant
        boolean forAll = frame.laws().stream().anyMatch(l -> l.person() == null);
        switch (this) {
            case CONSENTED -> {
                select.setObject(1, purpose);
                select.setBoolean(2, forAll);
            }
            case TOLD -> {
                select.setObject(1, purpose);
                select.setObject(2, purpose);
                select.setBoolean(3, forAll);
            }
            case ADVISED -> {
                select.setObject(1, purpose);
                select.setObject(2, purpose);
                select.setObject(3, purpose);
            }
            case NAMED -> {
                select.setObject(1, purpose);
                select.setArray(
                        2,
                        connection.createArrayOf(
                                "uuid", frame.book().contractsOfSet().keySet().toArray()));
                select.setArray(
                        3,
                        connection.createArrayOf(
                                "varchar",
                                frame.laws().stream()
                                        .map(LawLine::person)
                                        .filter(Objects::nonNull)
                                        .toArray()));
                select.setObject(4, purpose);
                select.setObject(5, purpose);
                select.setBoolean(6, Audiences.byConsentOnly(frame));
                select.setBoolean(7, forAll);
            }
        }
    }

    /** All that the rules look at; the rows behind it are named by single decisions only. */
    Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString(2),
                row.getInt(3),
                Standings.integer(row, 4),
                this == CONSENTED ? null : Standings.instant(row, 5),
                null,
                null,
                this == CONSENTED ? null : Standings.integer(row, 6),
                this == CONSENTED ? null : Standings.instant(row, 7),
                null,
                this == CONSENTED ? null : Standings.instant(row, 8),
                Person.Child.NONE,
                Person.Change.NONE,
                false);
    }

    /** Whether {@link Neighbours} have something to say about the person. */
    boolean neighboursKnow(ResultSet row) throws SQLException {
        return this == ADVISED || row.getBoolean(10);
    }

    Collection<UUID> sets(ResultSet row, Frame frame) throws SQLException {
        return frame.book().contractsOfSet().isEmpty() ? List.of() : Standings.ids(row, 9);
    }
}
