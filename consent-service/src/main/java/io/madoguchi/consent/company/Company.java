package io.madoguchi.consent.company;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A company of the group: a controller of its own, whatever its parent is (FN1, E18). */
@Entity
class Company extends PanacheEntityBase {

    @Id
    String id;

    @JdbcTypeCode(SqlTypes.JSON)
    Names names;

    String country;

    @JdbcTypeCode(SqlTypes.JSON)
    Texts address;

    String site;

    @Nullable
    String parent;

    Instant createdAt;
    String createdBy;

    protected Company() {}

    static Company register(RegisterCompany request, String by, Instant now) {
        Company company = new Company();
        company.id = request.id();
        company.names = request.names();
        company.country = request.country();
        company.address = request.address();
        company.site = request.site();
        company.parent = request.parent();
        company.createdAt = now;
        company.createdBy = by;
        return company;
    }

    static List<Company> after(String id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }
}
