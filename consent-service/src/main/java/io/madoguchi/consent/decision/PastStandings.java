package io.madoguchi.consent.decision;

import io.madoguchi.consent.decision.Standings.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Where a person stood at a moment, as far as it was recorded by another: the fold of the events on both time axes. */
final class PastStandings {

    private static final String THEN = """
            with asked as (select ?::varchar as ref, ?::uuid as purpose, ?::timestamptz as at, ?::timestamptz as known_at),
            e as (
                select v.* from asked a join consent_event v on v.person = a.ref and v.purpose = a.purpose
                where v.at <= a.at and v.recorded_at <= a.known_at),
            alive as (
                select episode from (
                    select distinct on (episode) episode, status from e order by episode, id desc) newest
                where status = 'GIVEN'),
            last as (select * from e order by id desc limit 1),
            told as (
                select (q ->> 'version')::integer as version, s.at, s.id
                from asked a
                join notice_served s on s.person = a.ref and s.known and s.at <= a.at and s.recorded_at <= a.known_at
                join notice n on n.collection_point = s.collection_point and n.revision = s.revision,
                jsonb_array_elements(n.content -> 'purposes') q
                where (q ->> 'id')::uuid = a.purpose
                order by s.at desc, s.id desc limit 1)
            select 0,
                case when exists (select from alive) then 'GIVEN' else (select status from last) end,
                (select count(*) from alive),
                (select purpose_version from e where status = 'GIVEN' order by id desc limit 1),
                (select at from last), (select id from last),
                told.version, told.at, told.id,
                (select max(w.at) from withdrawal w where w.person = a.ref and w.purpose = a.purpose
                    and w.episode is null and w.at <= a.at and w.at <= a.known_at),
                array(select m.contract_set from contract_member m where m.person = a.ref
                    and m.joined_at <= least(a.at, a.known_at)
                    and (m.left_at is null or m.left_at > least(a.at, a.known_at))),
                true, null::timestamptz
            from asked a left join told on true
            """;

    private PastStandings() {}

    static Standing then(Connection connection, String person, UUID purpose, Instant at, Instant knownAt)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(THEN)) {
            select.setString(1, person);
            select.setObject(2, purpose);
            select.setObject(3, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            select.setObject(4, OffsetDateTime.ofInstant(knownAt, ZoneOffset.UTC));
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return Standings.standing(found, 1);
            }
        }
    }
}
