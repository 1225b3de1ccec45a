package io.madoguchi.consent.change;

import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers where a person stands on a changed purpose; decisions ask it. */
@ApplicationScoped
public class PolicyChanges {

    private final Acquisitions acquisitions;

    PolicyChanges(Acquisitions acquisitions) {
        this.acquisitions = acquisitions;
    }

    /** Whether data of this person may be put to the use of this purpose version, as far as policy changes go. */
    public ChangeStanding standing(PersonRef person, UUID purposeVersion, Instant at) {
        ChangeStanding standing = announced(person, purposeVersion, at).stream()
                .findFirst()
                .map(p -> p.standing(at))
                .orElse(ChangeStanding.NONE);
        return switch (standing) {
            case NONE, OBJECTED, STARTED -> standing;
            // who was shown the new wording when giving the data anew needs no advice about it
            case WINDOW_OPEN, UNREACHABLE -> shown(person, purposeVersion, at) ? ChangeStanding.NONE : standing;
        };
    }

    private boolean shown(PersonRef person, UUID purposeVersion, Instant at) {
        return announced(person, purposeVersion, at).stream()
                .findFirst()
                .flatMap(p -> PolicyChange.use(p.change, purposeVersion)
                        .map(use -> acquisitions.covering(person.value(), p.company, at).stream()
                                .flatMap(c -> c.purposes().stream())
                                .anyMatch(n -> n.id().equals(use.purpose()) && n.version() == use.version())))
                .orElse(false);
    }

    private static List<PolicyChangePerson> announced(PersonRef person, UUID purposeVersion, Instant at) {
        return Panache.getEntityManager()
                .createNativeQuery(
                        "select * from policy_change_person where person = ?1 and ?2 = any(uses) and told_at <= ?3"
                                + " order by told_at desc limit 1",
                        PolicyChangePerson.class)
                .setParameter(1, person.value())
                .setParameter(2, purposeVersion)
                .setParameter(3, at)
                .getResultList();
    }
}
