package io.madoguchi.consent.statistics;

import io.madoguchi.consent.Names;
import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A declared table: what it counts, for whom, how coarse. It never changes; another question is another table. */
@Entity
@Immutable
class StatisticTable extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    String code;

    @JdbcTypeCode(SqlTypes.JSON)
    Names names;

    @Enumerated(EnumType.STRING)
    Source source;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> dimensions;

    @Enumerated(EnumType.STRING)
    Audience audience;

    @Enumerated(EnumType.STRING)
    Span span;

    int threshold;
    int rounding;
    Instant declaredAt;
    String declaredBy;

    protected StatisticTable() {}

    static StatisticTable declare(DeclareTable request, String by, Instant now) {
        StatisticTable table = new StatisticTable();
        table.id = Ids.next();
        table.company = request.company();
        table.code = request.code();
        table.names = request.names();
        table.source = request.source();
        table.dimensions = List.copyOf(request.dimensions());
        table.audience = request.audience();
        table.span = request.span();
        table.threshold = request.threshold();
        table.rounding = request.rounding();
        table.declaredAt = now;
        table.declaredBy = by;
        return table;
    }

    Rule rule() {
        return new Rule(threshold, rounding);
    }

    static Optional<StatisticTable> withCode(String company, String code) {
        return find("company = ?1 and code = ?2", company, code).firstResultOptional();
    }

    static List<StatisticTable> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
