package io.madoguchi.inquiry.person;

import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every row under a reference, found by the catalogue: a table that is added tomorrow is emptied too. */
@ApplicationScoped
class PersonRows {

    private static final String TABLES = """
            select c.table_name from information_schema.columns c
              join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
             where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.column_name = 'person'
             order by c.table_name desc
            """;

    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, Long> delete(PersonRef person) {
        Map<String, Long> gone = new LinkedHashMap<>();
        for (String table : tables()) {
            long rows = Panache.getEntityManager()
                    .createNativeQuery("delete from " + table + " where person = ?1")
                    .setParameter(1, person.value())
                    .executeUpdate();
            if (rows > 0) {
                gone.put(table, rows);
            }
        }
        return gone;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    long remaining(PersonRef person) {
        long left = 0;
        for (String table : tables()) {
            Object count = Panache.getEntityManager()
                    .createNativeQuery("select count(*) from " + table + " where person = ?1")
                    .setParameter(1, person.value())
                    .getSingleResult();
            left += ((Number) count).longValue();
        }
        return left;
    }

    @SuppressWarnings("unchecked")
    private static List<String> tables() {
        return Panache.getEntityManager().createNativeQuery(TABLES).getResultList();
    }
}
