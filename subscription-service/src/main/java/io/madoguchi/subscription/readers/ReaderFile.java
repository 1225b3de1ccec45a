package io.madoguchi.subscription.readers;

import io.madoguchi.lists.Csv;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.subscription.SubscriptionState;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists as files, a thousand rows at a time: as much memory for a million readers as for one. */
@ApplicationScoped
class ReaderFile {

    private static final int PAGE = 1_000;
    private static final UUID START = new UUID(0, 0);

    private static final String ROWS = """
            select s.id, r.id, r.person, r.generation, r.address_sealed, r.name_sealed, t.slug, s.state, s.locale,
              s.confirmed_at, s.ended_at, s.end_reason, s.paused_until, u.channel
            from subscription s join reader r on r.id = s.reader join topic t on t.id = s.topic
              join sign_up u on u.id = s.sign_up
            where s.company = ?1 and (?2 = '' or cast(s.topic as text) = ?2) and (?3 = '' or s.state = ?3)
              and s.id > ?4
            order by s.id
            """;

    private static final String COUNT = "select count(*) from subscription s"
            + " where s.company = ?1 and (?2 = '' or cast(s.topic as text) = ?2) and (?3 = '' or s.state = ?3)";

    private static final String SUPPRESSED = "select mac, reason, since, scope from suppression"
            + " where company = ?1 and (mac, scope) > (?2, ?3) order by mac, scope";

    private final Seal seal;

    ReaderFile(Seal seal) {
        this.seal = seal;
    }

    /** Which of a company's subscriptions. */
    record Which(
            String company, @Nullable UUID topic, @Nullable SubscriptionState state) {}

    static int count(Which which) {
        return ((Number) query(COUNT, which).getSingleResult()).intValue();
    }

    static int countSuppressions(String company) {
        return ((Number) Panache.getEntityManager()
                        .createNativeQuery("select count(*) from suppression where company = ?1")
                        .setParameter(1, company)
                        .getSingleResult())
                .intValue();
    }

    private static Query query(String sql, Which which) {
        return Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, which.company())
                .setParameter(2, which.topic() == null ? "" : which.topic().toString())
                .setParameter(3, which.state() == null ? "" : which.state().name());
    }

    void write(Which which, OutputStream out) throws IOException {
        send(
                out,
                Csv.MARK
                        + Csv.row(List.of(
                                "address",
                                "name",
                                "topic",
                                "state",
                                "locale",
                                "confirmedAt",
                                "endedAt",
                                "endReason",
                                "pausedUntil",
                                "channel")));
        UUID after = START;
        List<Object[]> page;
        do {
            page = page(which, after);
            StringBuilder rows = new StringBuilder();
            page.forEach(row -> rows.append(row(row)));
            send(out, rows.toString());
            after = page.isEmpty() ? after : (UUID) page.getLast()[0];
        } while (page.size() == PAGE);
    }

    /** What restores the refusals of a company elsewhere, or here: hashes only. */
    void writeSuppressions(String company, OutputStream out) throws IOException {
        send(out, Csv.MARK + Csv.row(List.of("mac", "reason", "since", "scope")));
        byte[] mac = new byte[0];
        String scope = "";
        List<Object[]> page;
        do {
            page = suppressions(company, mac, scope);
            StringBuilder rows = new StringBuilder();
            page.forEach(row -> rows.append(Csv.row(List.of(
                    Base64.getUrlEncoder().withoutPadding().encodeToString((byte[]) row[0]), row[1], row[2], row[3]))));
            send(out, rows.toString());
            if (!page.isEmpty()) {
                mac = (byte[]) page.getLast()[0];
                scope = (String) page.getLast()[3];
            }
        } while (page.size() == PAGE);
    }

    private List<Object[]> page(Which which, UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = query(ROWS, which)
                    .setParameter(4, after)
                    .setMaxResults(PAGE)
                    .getResultList();
            List<Object[]> page = rows.stream().map(Object[].class::cast).toList();
            seal.prefetch(page.stream().map(ReaderFile::holder).toList(), RetentionClass.CONTACT);
            return page;
        });
    }

    private static List<Object[]> suppressions(String company, byte[] mac, String scope) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = Panache.getEntityManager()
                    .createNativeQuery(SUPPRESSED)
                    .setParameter(1, company)
                    .setParameter(2, mac)
                    .setParameter(3, scope)
                    .setMaxResults(PAGE)
                    .getResultList();
            return rows.stream().map(Object[].class::cast).toList();
        });
    }

    private static Holder holder(Object[] row) {
        return new Holder(new PersonRef((String) row[2]), (Integer) row[3]);
    }

    private String row(Object[] row) {
        try {
            UUID reader = (UUID) row[1];
            return Csv.row(Arrays.asList(
                    Reader.openAddress(seal, holder(row), reader, (byte[]) row[4])
                            .typed(),
                    Reader.openName(seal, holder(row), reader, (byte[]) row[5]),
                    row[6],
                    row[7],
                    row[8],
                    row[9],
                    row[10],
                    row[11],
                    row[12],
                    row[13]));
        } catch (KeyDestroyed _) {
            return "";
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
