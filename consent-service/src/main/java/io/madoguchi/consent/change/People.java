package io.madoguchi.consent.change;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whose data a company holds, and for which purposes: whom a change concerns. Reads only, in the order of references. */
@ApplicationScoped
class People {

    private static final String NEXT = """
            select person from (
              (select person from acquisition where company = ?1 and person > ?2 group by person order by person limit ?3)
              union
              (select person from consent_current where company = ?1 and person > ?2 group by person order by person limit ?3)
            ) known order by person limit ?3
            """;

    private static final String HELD_FOR = """
            select s.person, p.value ->> 'id'
            from notice_served s
            join notice n on n.collection_point = s.collection_point and n.revision = s.revision
            cross join lateral jsonb_array_elements(n.content -> 'purposes') p
            where s.person in (?1) and s.known and n.company = ?2
            union
            select person, cast(purpose as text) from consent_current where person in (?1) and company = ?2 and live > 0
            """;

    private static final String COUNT = """
            select count(*) from (
              select person from acquisition where company = ?1
              union select person from consent_current where company = ?1) known
            """;

    private static final String COUNT_FOR = """
            select count(*) from (
              select s.person
              from notice n
              join notice_served s on s.collection_point = n.collection_point and s.revision = n.revision and s.known
              where n.company = ?1
                and exists (select 1 from jsonb_array_elements(n.content -> 'purposes') p where p.value ->> 'id' = ?2)
              union
              select person from consent_current where company = ?1 and cast(purpose as text) = ?2 and live > 0) told
            """;

    People() {}

    @SuppressWarnings("unchecked")
    List<String> after(String company, String person, int most) {
        return Panache.getEntityManager()
                .createNativeQuery(NEXT)
                .setParameter(1, company)
                .setParameter(2, person)
                .setParameter(3, most)
                .getResultList();
    }

    /** For which purposes the data of these people is here. */
    Map<String, Set<UUID>> heldFor(String company, List<String> people) {
        Map<String, Set<UUID>> held = new HashMap<>();
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery(HELD_FOR)
                .setParameter(1, people)
                .setParameter(2, company)
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            held.computeIfAbsent((String) columns[0], p -> new HashSet<>()).add(UUID.fromString((String) columns[1]));
        }
        return held;
    }

    long count(String company) {
        return number(Panache.getEntityManager()
                .createNativeQuery(COUNT)
                .setParameter(1, company)
                .getSingleResult());
    }

    long count(String company, UUID purpose) {
        return number(Panache.getEntityManager()
                .createNativeQuery(COUNT_FOR)
                .setParameter(1, company)
                .setParameter(2, purpose.toString())
                .getSingleResult());
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
