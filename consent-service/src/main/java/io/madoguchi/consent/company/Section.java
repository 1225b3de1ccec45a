package io.madoguchi.consent.company;

import io.madoguchi.consent.Names;
import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The part of a company to which data is given and which answers for it (F5.1). */
@Entity
class Section extends PanacheEntityBase {

    @Id
    UUID id;

    String company;

    @JdbcTypeCode(SqlTypes.JSON)
    Names names;

    @JdbcTypeCode(SqlTypes.JSON)
    Contact contact;

    Instant createdAt;
    String createdBy;

    protected Section() {}

    static Section open(OpenSection request, String by, Instant now) {
        Section section = new Section();
        section.id = Ids.next();
        section.company = request.company();
        section.names = request.names();
        section.contact = request.contact();
        section.createdAt = now;
        section.createdBy = by;
        return section;
    }

    static List<Section> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
