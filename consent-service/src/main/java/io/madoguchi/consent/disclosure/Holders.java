package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.Names;
import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who got a person's data on the ground of a consent, and must hear when it ends. */
@ApplicationScoped
public class Holders {

    Holders() {}

    /** A recipient with the disclosures by which it got the person's data. */
    public record Holder(UUID recipient, Names names, List<UUID> disclosures) {}

    public List<Holder> underConsent(PersonRef person, String company, UUID purpose) {
        Map<UUID, List<Disclosure>> held = disclosures(person, company, purpose).stream()
                .collect(Collectors.groupingBy(d -> d.recipient, TreeMap::new, Collectors.toList()));
        return held.entrySet().stream()
                .map(e -> new Holder(
                        e.getKey(),
                        e.getValue().getLast().recipientNames,
                        e.getValue().stream().map(d -> d.id).toList()))
                .toList();
    }

    private static List<Disclosure> disclosures(PersonRef person, String company, UUID purpose) {
        return Panache.getEntityManager()
                .createNativeQuery(
                        "select d.* from disclosure_person p join disclosure d on d.id = p.disclosure"
                                + " where p.person = ?1 and d.company = ?2 and d.ground = 'CONSENT'"
                                + " and d.state = 'GRANTED' and d.evidence ->> 'consent' = ?3 order by d.id",
                        Disclosure.class)
                .setParameter(1, person.value())
                .setParameter(2, company)
                .setParameter(3, purpose.toString())
                .getResultList()
                .stream()
                .map(Disclosure.class::cast)
                .toList();
    }
}
