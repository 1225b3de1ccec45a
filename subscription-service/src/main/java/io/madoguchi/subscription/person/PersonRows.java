package io.madoguchi.subscription.person;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.Keys;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.quarkus.agroal.DataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything this service holds under a reference: the rows, the events on their way, and the keys. */
@ApplicationScoped
class PersonRows {

    /** In the order in which foreign keys let them go; what hangs on a row by cascade goes with it. */
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("delivery", "person = ?1");
        ROWS.put(
                "episode_stop",
                "episode in (select episode from subscription where person = ?1"
                        + " union select t.episode from sign_up_topic t join sign_up s on s.id = t.sign_up where s.person = ?1)");
        ROWS.put("unsubscription", "reader in (select id from reader where person = ?1)");
        ROWS.put("subscription", "person = ?1");
        ROWS.put("sign_up", "person = ?1");
        ROWS.put("imported_contact", "person = ?1");
        ROWS.put("promotion_entry", "person = ?1");
        ROWS.put("return_mail", "person = ?1");
        ROWS.put("return_event", "person = ?1");
        ROWS.put("bounce_score", "person = ?1");
        ROWS.put("old_link", "(company, mac) in (select company, address_index from reader where person = ?1)");
        ROWS.put("reader", "person = ?1");
        ROWS.put("issue_proof", "person = ?1");
        ROWS.put("consent_revision", "person = ?1");
        ROWS.put("outbox_event", "key = ?1");
        ROWS.put("outbox_key", "key = ?1");
    }

    private final Keys keys;
    private final javax.sql.DataSource keyDatabase;

    PersonRows(Keys keys, @DataSource("keys") javax.sql.DataSource keyDatabase) {
        this.keys = keys;
        this.keyDatabase = keyDatabase;
    }

    /**
     * A mail that has begun ends first: its outcome is written to a row that would be missing. One in a lease of many
     * may have begun; one that waits is held here, so that no sender takes it while its row goes.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean isOnTheWire(PersonRef person) {
        return Panache.getEntityManager()
                .createNativeQuery("select state = 'ON_WIRE' or state = 'LEASED' and lease_epoch is not null"
                        + " from delivery where person = ?1 and state in ('PLANNED', 'DEFERRED', 'LEASED', 'ON_WIRE')"
                        + " order by id for update")
                .setParameter(1, person.value())
                .getResultList()
                .contains(Boolean.TRUE);
    }

    /** How many rows went, by table. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, Long> delete(PersonRef person) {
        Map<String, Long> gone = new LinkedHashMap<>();
        ROWS.forEach((table, which) -> {
            long rows = Panache.getEntityManager()
                    .createNativeQuery("delete from " + table + " where " + which)
                    .setParameter(1, person.value())
                    .executeUpdate();
            if (rows > 0) {
                gone.put(table, rows);
            }
        });
        return gone;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    long remaining(PersonRef person) {
        long left = 0;
        for (Map.Entry<String, String> rows : ROWS.entrySet()) {
            Object count = Panache.getEntityManager()
                    .createNativeQuery("select count(*) from " + rows.getKey() + " where " + rows.getValue())
                    .setParameter(1, person.value())
                    .getSingleResult();
            left += ((Number) count).longValue();
        }
        return left;
    }

    /** Destroys what seals this person's data, in every generation. The key database has no transaction with ours. */
    long destroyKeys(PersonRef person) {
        List<Integer> generations = generations(person);
        for (int generation : generations) {
            keys.destroy(new Holder(person, generation), EnumSet.allOf(RetentionClass.class));
        }
        return generations.size();
    }

    /** Not even the tombstones of the keys stay: they stand under the reference. Ours is salted and stands elsewhere. */
    void forgetKeys(PersonRef person) {
        try (Connection connection = keyDatabase.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from person_key where person = ? and wrapped is null")) {
            delete.setString(1, person.value());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The key database did not answer.", e);
        }
    }

    private List<Integer> generations(PersonRef person) {
        try (Connection connection = keyDatabase.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select distinct generation from person_key where person = ?")) {
            select.setString(1, person.value());
            List<Integer> generations = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    generations.add(found.getInt(1));
                }
            }
            return generations;
        } catch (SQLException e) {
            throw new IllegalStateException("The key database did not answer.", e);
        }
    }
}
