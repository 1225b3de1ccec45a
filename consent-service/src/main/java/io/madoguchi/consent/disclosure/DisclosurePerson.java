package io.madoguchi.consent.disclosure;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That data of a person went out with a disclosure. */
@Entity
@Immutable
@IdClass(DisclosurePerson.Key.class)
class DisclosurePerson extends PanacheEntityBase {

    /** A person is in a disclosure once. */
    @RegisterForReflection
    record Key(String person, UUID disclosure) implements Serializable {}

    @Id
    String person;

    @Id
    UUID disclosure;

    protected DisclosurePerson() {}

    static List<DisclosurePerson> of(UUID disclosure, String after, int limit) {
        return find("disclosure = ?1 and person > ?2 order by person", disclosure, after)
                .page(0, limit)
                .list();
    }
}
