package io.madoguchi.subscription.person;

import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Ends what is kept for a purpose whose time is over; the contact goes with the last purpose that needs it (E7). */
@ApplicationScoped
class EndedContacts {

    private final PersonRows rows;

    EndedContacts(PersonRows rows) {
        this.rows = rows;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(PersonRef person, UUID purpose) {
        Reader.lockByPerson(person);
        rememberRefusals(person);
        // whoever subscribed again in the meantime has a living subscription, and keeps it
        Panache.getEntityManager()
                .createNativeQuery("delete from subscription s using topic t where s.person = ?1 and t.id = s.topic"
                        + " and t.purpose = ?2 and s.state = 'ENDED'")
                .setParameter(1, person.value())
                .setParameter(2, purpose)
                .executeUpdate();
        Panache.getEntityManager()
                .createNativeQuery(
                        "update imported_contact set purposes = array_remove(purposes, ?2) where person = ?1")
                .setParameter(1, person.value())
                .setParameter(2, purpose)
                .executeUpdate();
        Panache.getEntityManager()
                .createNativeQuery("delete from imported_contact where person = ?1 and purposes = '{}'")
                .setParameter(1, person.value())
                .executeUpdate();
        // an entry whose prize is still on its way is needed for that
        Panache.getEntityManager()
                .createNativeQuery("delete from promotion_entry e using promotion p where e.person = ?1"
                        + " and p.id = e.promotion and p.purpose = ?2 and p.state in ('DRAWN', 'ENDED')"
                        + " and not exists (select 1 from award a where a.entry = e.id"
                        + " and a.state in ('ALTERNATE', 'WAITING', 'CLAIMED'))")
                .setParameter(1, person.value())
                .setParameter(2, purpose)
                .executeUpdate();
        if (isNeeded(person)) {
            return;
        }
        if (rows.isOnTheWire(person)) {
            throw new IllegalStateException("A mail is on the wire; the end comes again in a moment.");
        }
        rows.destroyKeys(person);
        rows.delete(person);
    }

    /** That somebody left outlives the rows that say so: a list that comes later must not bring them back. */
    private static void rememberRefusals(PersonRef person) {
        Panache.getEntityManager()
                .createNativeQuery("insert into suppression (company, mac, reason, scope, since)"
                        + " select company, address_index, 'UNSUBSCRIBED', 'COMPANY', stopped_at from reader"
                        + " where person = ?1 and stopped_at is not null union all"
                        + " select r.company, r.address_index, 'UNSUBSCRIBED', cast(s.topic as text), max(s.ended_at)"
                        + " from subscription s join reader r on r.id = s.reader where s.person = ?1"
                        + " group by r.company, r.address_index, s.topic having bool_and(s.state = 'ENDED')"
                        + " on conflict do nothing")
                .setParameter(1, person.value())
                .executeUpdate();
    }

    private static boolean isNeeded(PersonRef person) {
        return !Panache.getEntityManager()
                .createNativeQuery("select 1 from subscription where person = ?1 union all"
                        + " select 1 from imported_contact where person = ?1 union all"
                        + " select 1 from promotion_entry where person = ?1 union all"
                        + " select 1 from sign_up where person = ?1 and state = 'PENDING' limit 1")
                .setParameter(1, person.value())
                .getResultList()
                .isEmpty();
    }
}
