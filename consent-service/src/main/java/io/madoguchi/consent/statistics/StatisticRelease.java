package io.madoguchi.consent.statistics;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line of the release ledger: what was let out when, and what was held back. Appended, never changed. */
@Entity
@Immutable
class StatisticRelease extends PanacheEntityBase {

    @Id
    UUID id;

    UUID statistic;
    String company;

    @Enumerated(EnumType.STRING)
    Source source;

    @Enumerated(EnumType.STRING)
    Audience audience;

    LocalDate fromMonth;
    LocalDate toMonth;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Figure> cells;

    int suppressed;
    String hash;
    Instant releasedAt;
    String releasedBy;

    protected StatisticRelease() {}

    static StatisticRelease of(StatisticTable table, Release release, String by, Instant now) {
        StatisticRelease row = new StatisticRelease();
        row.id = Ids.next();
        row.statistic = table.id;
        row.company = table.company;
        row.source = table.source;
        row.audience = table.audience;
        row.fromMonth = release.months().getFirst().atDay(1);
        row.toMonth = release.months().getLast().atDay(1);
        row.cells = List.copyOf(release.figures());
        row.suppressed = (int) row.cells.stream().filter(f -> !f.isShown()).count();
        row.hash = hash(row.cells);
        row.releasedAt = now;
        row.releasedBy = by;
        return row;
    }

    Release release(StatisticTable table) {
        List<YearMonth> months = Stream.iterate(
                        YearMonth.from(fromMonth), m -> !m.isAfter(YearMonth.from(toMonth)), m -> m.plusMonths(1))
                .toList();
        return new Release(table.dimensions, months, table.rule(), cells);
    }

    /** Over what is shown, in its order: whoever has the table can check that it is the released one. */
    private static String hash(List<Figure> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach(f -> text.append(String.join("|", f.at()))
                .append('=')
                .append(f.isShown() ? f.shown() : "-")
                .append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** All of a source in one calendar year: periods nest in it, so nothing outside can be subtracted from it. */
    static List<StatisticRelease> ofYear(String company, Source source, int year) {
        return list(
                "company = ?1 and source = ?2 and fromMonth >= ?3 and fromMonth <= ?4 order by id",
                company,
                source,
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31));
    }

    static boolean isKnown(UUID statistic, LocalDate from) {
        return count("statistic = ?1 and fromMonth = ?2", statistic, from) > 0;
    }

    static List<StatisticRelease> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }

    static List<StatisticRelease> outsideAfter(String company, UUID id, int limit) {
        return find("company = ?1 and audience <> ?2 and id > ?3 order by id", company, Audience.INTERNAL, id)
                .page(0, limit)
                .list();
    }
}
