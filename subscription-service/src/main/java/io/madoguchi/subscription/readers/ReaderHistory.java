package io.madoguchi.subscription.readers;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.language.Bilingual;
import io.madoguchi.subscription.person.Reader;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known here of one reader: only read, and put together of several features' rows. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ReaderHistory {

    private static final int MOST_MAILS = 200;

    private static final String HELD = """
            select s.id, s.episode, s.topic, t.name_ja, t.name_en, s.state, s.paused_until, s.end_reason, s.confirmed_at,
              s.ended_at, s.receipt_number, u.channel, u.import, u.import_line
            from subscription s join topic t on t.id = s.topic join sign_up u on u.id = s.sign_up
            where s.reader = ?1 order by s.id desc
            """;

    /** The subject in the language of the mail: it is the same for all its readers. */
    private static final String MAILS = """
            select d.id, d.kind, d.issue, v.subject, d.state, d.reason, d.attempts, d.created_at, d.changed_at
            from delivery d left join issue_variant v on v.issue = d.issue and v.locale = d.locale
            where d.person = ?1 order by d.id desc
            """;

    private static final String KEPT = "select reason, scope, since from suppression x join reader r"
            + " on r.company = x.company and r.address_index = x.mac where r.id = ?1 order by since";

    private static final String BY_NUMBER = """
            select id from reader where id = ?1 union
            select reader from subscription where id = ?1 or episode = ?1 or receipt_number = ?1 union
            select r.id from delivery d join reader r on r.person = d.person where d.id = ?1
            """;

    private final Seal seal;

    ReaderHistory(Seal seal) {
        this.seal = seal;
    }

    Optional<Reader> byNumber(UUID number) {
        return rows(BY_NUMBER, number, 1).stream().findFirst().flatMap(id -> Reader.findReader((UUID) id));
    }

    ReaderView of(Reader reader) {
        Object[] facts = (Object[]) rows("select created_at, stopped_at from reader where id = ?1", reader.id(), 1)
                .getFirst();
        return new ReaderView(
                reader.id(),
                reader.company(),
                masked(reader),
                reader.locale().getLanguage(),
                time(facts[0]),
                maybe(facts[1]),
                columns(KEPT, reader.id(), MOST_MAILS).stream()
                        .map(row -> new ReaderView.Kept((String) row[0], (String) row[1], time(row[2])))
                        .toList(),
                columns(HELD, reader.id(), MOST_MAILS).stream()
                        .map(ReaderHistory::held)
                        .toList(),
                columns(MAILS, reader.holder().person().value(), MOST_MAILS).stream()
                        .map(ReaderHistory::mail)
                        .toList(),
                ReaderOpening.of(reader.id()).stream()
                        .map(o -> new ReaderView.Opening(o.what.name(), o.openedBy, o.reason, o.openedAt))
                        .toList());
    }

    OpenedReader open(Reader reader) {
        try {
            return new OpenedReader(reader.address(seal).typed(), reader.name(seal));
        } catch (KeyDestroyed _) {
            throw ProblemException.notFound();
        }
    }

    private String masked(Reader reader) {
        try {
            return reader.address(seal).masked();
        } catch (KeyDestroyed _) {
            throw ProblemException.notFound();
        }
    }

    private static ReaderView.Held held(Object[] row) {
        return new ReaderView.Held(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                new Bilingual((String) row[3], (String) row[4]),
                (String) row[5],
                maybe(row[6]),
                (String) row[7],
                time(row[8]),
                maybe(row[9]),
                (UUID) row[10],
                (String) row[11],
                (UUID) row[12],
                (Integer) row[13]);
    }

    private static ReaderView.Mail mail(Object[] row) {
        return new ReaderView.Mail(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (Integer) row[6],
                time(row[7]),
                time(row[8]));
    }

    private static List<?> rows(String sql, Object key, int most) {
        return Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, key)
                .setMaxResults(most)
                .getResultList();
    }

    private static List<Object[]> columns(String sql, Object key, int most) {
        return rows(sql, key, most).stream().map(Object[].class::cast).toList();
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }

    private static @Nullable Instant maybe(@Nullable Object value) {
        return value == null ? null : time(value);
    }
}
