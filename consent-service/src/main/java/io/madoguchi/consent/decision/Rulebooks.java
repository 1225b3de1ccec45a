package io.madoguchi.consent.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.madoguchi.consent.decision.Rulebook.CareLine;
import io.madoguchi.consent.decision.Rulebook.ContractLine;
import io.madoguchi.consent.decision.Rulebook.LawLine;
import io.madoguchi.consent.decision.Rulebook.Period;
import io.madoguchi.consent.decision.Rulebook.PolicyLine;
import io.madoguchi.consent.decision.Rulebook.PurposeLine;
import io.madoguchi.consent.decision.Rulebook.TermLine;
import io.madoguchi.consent.decision.Rulebook.VersionLine;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.purpose.PurposeMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rulebook of each company in memory. Every reading of persons brings the company's revision along (see
 * {@link Standings}); one that is not the revision kept here makes it be read again, so that no answer rests on a rule
 * that has changed.
 */
@ApplicationScoped
class Rulebooks {

    private static final String PURPOSES = """
            select p.id, p.code, v.version, v.mode, v.categories, v.published_at
            from purpose p left join purpose_version v on v.purpose = p.id and v.state = 'PUBLISHED'
            where p.company = ? order by p.id, v.version
            """;
    private static final String POLICIES = """
            select v.policy, v.version, v.effective_from, v.published_at,
                   array(select q.purpose from policy_purpose q where q.policy_version = v.id),
                   v.grounds, v.refuses_others_marketing
            from policy_version v where v.company = ? and v.site is null and v.state = 'PUBLISHED' order by v.effective_from, v.published_at
            """;
    private static final String CONTRACTS = """
            select contract_set, id, terms, document, valid_from, valid_until, approved_at, ended_at
            from contract_overlay where company = ? and state <> 'DRAFT' order by id
            """;
    private static final String LAWS = """
            select id, purpose, person, article, valid_from, valid_until, approved_at, ended_at
            from lawful_use where company = ? and state <> 'DRAFT' order by id
            """;

    private static final String SPECIAL_CARE = """
            select code, valid_from, valid_until, recorded_at, end_recorded_at from register_entry
            where company = ? and register = 'DATA_CATEGORIES'
                and (contents -> 'dataCategory' ->> 'specialCare')::boolean order by code, revision
            """;

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<DisclosureGround>> GROUNDS = new TypeReference<>() {};
    private static final TypeReference<List<TermLine>> TERMS = new TypeReference<>() {};

    private final Map<String, Rulebook> kept = new ConcurrentHashMap<>();

    Rulebooks() {}

    /** What is kept, or what stands in the database where nothing is. */
    Rulebook of(Connection connection, String company) throws SQLException {
        Rulebook book = kept.get(company);
        return book == null ? read(connection, company) : book;
    }

    /** The rulebook at this revision or a later one. */
    Rulebook at(Connection connection, String company, long revision) throws SQLException {
        Rulebook book = kept.get(company);
        return book == null || book.revision() < revision ? read(connection, company) : book;
    }

    /** The revision is read first: a change in between is then noticed by the next reading, never missed. */
    private Rulebook read(Connection connection, String company) throws SQLException {
        long revision = revision(connection, company);
        Map<UUID, PurposeLine> purposes = new HashMap<>();
        Map<String, UUID> codes = new HashMap<>();
        purposes(connection, company, purposes, codes);
        Rulebook book = new Rulebook(
                company,
                revision,
                Map.copyOf(purposes),
                Map.copyOf(codes),
                policies(connection, company),
                contracts(connection, company),
                laws(connection, company),
                specialCare(connection, company));
        if (revision > 0) {
            kept.merge(company, book, (old, fresh) -> old.revision() > fresh.revision() ? old : fresh);
        }
        return book;
    }

    private static long revision(Connection connection, String company) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select revision from decision_revision where company = ?")) {
            select.setString(1, company);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    private static void purposes(
            Connection connection, String company, Map<UUID, PurposeLine> purposes, Map<String, UUID> codes)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PURPOSES)) {
            select.setString(1, company);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    UUID id = found.getObject(1, UUID.class);
                    codes.put(found.getString(2), id);
                    PurposeLine line = purposes.computeIfAbsent(id, i -> new PurposeLine(i, new ArrayList<>()));
                    Instant published = instant(found, 6);
                    if (published != null) {
                        line.versions()
                                .add(new VersionLine(
                                        found.getInt(3),
                                        PurposeMode.valueOf(found.getString(4)),
                                        parse(found.getString(5), STRINGS),
                                        published));
                    }
                }
            }
        }
    }

    private static List<PolicyLine> policies(Connection connection, String company) throws SQLException {
        List<PolicyLine> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(POLICIES)) {
            select.setString(1, company);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    UUID[] declared = (UUID[]) found.getArray(5).getArray();
                    lines.add(new PolicyLine(
                            found.getObject(1, UUID.class),
                            found.getInt(2),
                            found.getTimestamp(3).toInstant(),
                            found.getTimestamp(4).toInstant(),
                            Set.copyOf(Arrays.asList(declared)),
                            parse(found.getString(6), GROUNDS),
                            found.getBoolean(7)));
                }
            }
        }
        return List.copyOf(lines);
    }

    private static Map<UUID, List<ContractLine>> contracts(Connection connection, String company) throws SQLException {
        Map<UUID, List<ContractLine>> bySet = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(CONTRACTS)) {
            select.setString(1, company);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    bySet.computeIfAbsent(found.getObject(1, UUID.class), s -> new ArrayList<>())
                            .add(new ContractLine(
                                    found.getObject(2, UUID.class),
                                    parse(found.getString(3), TERMS),
                                    found.getString(4),
                                    period(found)));
                }
            }
        }
        return Map.copyOf(bySet);
    }

    private static List<LawLine> laws(Connection connection, String company) throws SQLException {
        List<LawLine> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LAWS)) {
            select.setString(1, company);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    lines.add(new LawLine(
                            found.getObject(1, UUID.class),
                            found.getObject(2, UUID.class),
                            found.getString(3),
                            found.getString(4),
                            period(found)));
                }
            }
        }
        return List.copyOf(lines);
    }

    private static List<CareLine> specialCare(Connection connection, String company) throws SQLException {
        List<CareLine> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SPECIAL_CARE)) {
            select.setString(1, company);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    lines.add(new CareLine(
                            found.getString(1),
                            found.getTimestamp(2).toInstant(),
                            instant(found, 3),
                            found.getTimestamp(4).toInstant(),
                            instant(found, 5)));
                }
            }
        }
        return List.copyOf(lines);
    }

    /** Both tables name these columns alike. */
    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getTimestamp("valid_from").toInstant(),
                instant(row, "valid_until"),
                row.getTimestamp("approved_at").toInstant(),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a jsonb column does not hold what was written there", e);
        }
    }
}
