package io.madoguchi.consent.child;

import io.madoguchi.consent.acquisition.RemovedPersons;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** What the other features may know of children: one question, answered from three small indexed look-ups. */
@ApplicationScoped
public class Children implements RemovedPersons {

    private static final String STANDING = """
            select case
              when exists (select 1 from child_removal where tombstone = ?1 and started_at <= ?3
                           and (lifted_at is null or lifted_at > ?3)) then 'REMOVED'
              when not coalesce((select under from age_signal where person = ?2 and at <= ?3
                                 order by at desc, id desc limit 1), false) then 'NONE'
              when exists (select 1 from guardian_link where person = ?2 and since <= ?3
                           and (ended_at is null or ended_at > ?3) and re_ask_on > ?4) then 'GUARDED'
              else 'NO_GUARDIAN' end
            """;

    private final EntityManager database;
    private final Tombstones tombstones;
    private final Clock clock;

    Children(EntityManager database, Tombstones tombstones, Clock clock) {
        this.database = database;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    public ChildStanding standing(PersonRef person, Instant at) {
        LocalDate lapsed = at.atZone(ZoneOffset.UTC).toLocalDate().minus(GuardianLink.GRACE);
        Object found = database.createNativeQuery(STANDING)
                .setParameter(1, tombstones.of(person))
                .setParameter(2, person.value())
                .setParameter(3, at)
                .setParameter(4, lapsed)
                .getSingleResult();
        return ChildStanding.valueOf((String) found);
    }

    /** A person of one company. */
    public record Unanswered(PersonRef person, String company) {}

    /**
     * Whose guardian's word is over since the last day to answer in their own name has passed; each is named once, in the
     * order of the references.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Unanswered> takeLapsed(int most) {
        Instant now = clock.instant();
        LocalDate lapsed = now.atZone(ZoneOffset.UTC).toLocalDate().minus(GuardianLink.GRACE);
        List<GuardianLink> over = GuardianLink.lapsed(lapsed, most);
        over.forEach(link -> link.end(now));
        GuardianLink.flush();
        return over.stream()
                .map(link -> new Unanswered(new PersonRef(link.person), link.company))
                .filter(each -> standing(each.person(), now) == ChildStanding.NO_GUARDIAN)
                .distinct()
                .sorted(Comparator.comparing(each -> each.person().value()))
                .toList();
    }

    /** Whether this person was removed as a child, so that nothing about them may be recorded again. */
    @Override
    public boolean isRemoved(PersonRef person) {
        return standing(person, clock.instant()) == ChildStanding.REMOVED;
    }
}
