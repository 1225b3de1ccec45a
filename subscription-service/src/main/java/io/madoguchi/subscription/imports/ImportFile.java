package io.madoguchi.subscription.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.Keys;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** The file of a list, sealed in the parts in which it came; its key is destroyed as soon as the list is done. */
@ApplicationScoped
class ImportFile {

    /** Shift_JIS as it is really written in Japan, with the characters of the vendors. */
    static final Charset MS932 = Charset.forName("windows-31j");

    private static final int CHARACTERS = 1 << 16;

    private final Seal seal;
    private final Keys keys;

    ImportFile(Seal seal, Keys keys) {
        this.seal = seal;
        this.keys = keys;
    }

    /** Encoding and number of lines, as one look at the whole file found them. */
    record Look(Charset charset, int lines) {}

    /** A part that is sent again takes the place of the one before. */
    void put(ListImport run, int number, byte[] bytes) {
        byte[] sealed = seal.seal(
                run.fileHolder(),
                RetentionClass.CONTENT,
                context(run.id, number),
                new String(bytes, StandardCharsets.ISO_8859_1));
        Panache.getEntityManager()
                .createNativeQuery("insert into list_import_part (import, number, sealed, bytes)"
                        + " values (?1, ?2, ?3, ?4) on conflict (import, number)"
                        + " do update set sealed = excluded.sealed, bytes = excluded.bytes")
                .setParameter(1, run.id)
                .setParameter(2, number)
                .setParameter(3, sealed)
                .setParameter(4, bytes.length)
                .executeUpdate();
    }

    /** How many parts there are, when none is missing between the first and the last; otherwise 0. */
    static int parts(UUID id) {
        Object[] found = (Object[]) Panache.getEntityManager()
                .createNativeQuery("select count(*), coalesce(max(number), 0) from list_import_part where import = ?1")
                .setParameter(1, id)
                .getSingleResult();
        int count = ((Number) found[0]).intValue();
        return count == ((Number) found[1]).intValue() ? count : 0;
    }

    InputStream open(UUID id, Holder holder) {
        return new Parts(id, holder);
    }

    /** UTF-8 where all of it is UTF-8, otherwise the encoding of spreadsheets in Japan. */
    Look look(UUID id, Holder holder) throws IOException {
        try {
            return new Look(UTF_8, lines(new InputStreamReader(open(id, holder), UTF_8.newDecoder())));
        } catch (CharacterCodingException _) {
            return look(id, holder, MS932);
        }
    }

    /** The same where the encoding is known. */
    Look look(UUID id, Holder holder, Charset charset) throws IOException {
        return new Look(charset, lines(new InputStreamReader(open(id, holder), charset)));
    }

    private static int lines(Reader file) throws IOException {
        int lines = 0;
        char[] buffer = new char[CHARACTERS];
        try (Reader all = file) {
            for (int got = all.read(buffer); got >= 0; got = all.read(buffer)) {
                for (int i = 0; i < got; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    static void drop(UUID id) {
        Panache.getEntityManager()
                .createNativeQuery("delete from list_import_part where import = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Only after it is committed that the list is over: a key does not come back. What a kill leaves, the daily sweep takes. */
    void destroy(Holder holder) {
        keys.destroy(holder, EnumSet.of(RetentionClass.CONTENT));
    }

    private byte[] part(UUID id, Holder holder, int number) {
        List<?> found = QuarkusTransaction.joiningExisting()
                .call(() -> Panache.getEntityManager()
                        .createNativeQuery("select sealed from list_import_part where import = ?1 and number = ?2")
                        .setParameter(1, id)
                        .setParameter(2, number)
                        .getResultList());
        return found.isEmpty()
                ? new byte[0]
                : seal.open(holder, RetentionClass.CONTENT, context(id, number), (byte[]) found.getFirst())
                        .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String context(UUID id, int number) {
        return "list_import_part.sealed|" + id + "/" + number;
    }

    /** One part in memory at a time. */
    private final class Parts extends InputStream {

        private final UUID id;
        private final Holder holder;
        private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);
        private int number;

        Parts(UUID id, Holder holder) {
            this.id = id;
            this.holder = holder;
        }

        @Override
        public int read() {
            return load() ? part.read() : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            return load() ? part.read(into, from, most) : -1;
        }

        private boolean load() {
            if (part.available() == 0) {
                part = new ByteArrayInputStream(ImportFile.this.part(id, holder, ++number));
            }
            return part.available() > 0;
        }
    }
}
