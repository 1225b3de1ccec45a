package io.madoguchi.consent.disclosure;

import static io.madoguchi.consent.ConsentProblem.MANIFEST_MISMATCH;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The people of a disclosure to many, fixed by the SHA-256 of their references, each followed by a line feed. */
@Entity
class Manifest extends PanacheEntityBase {

    @Schema(name = "ManifestState")
    enum State {
        OPEN,
        CHECKED
    }

    @Id
    UUID id;

    String company;
    String sha256;
    int lines;

    @Enumerated(EnumType.STRING)
    State state;

    Instant createdAt;
    String createdBy;

    @Nullable
    Instant checkedAt;

    protected Manifest() {}

    static Manifest announce(AnnounceManifest request, String by, Instant now) {
        Manifest manifest = new Manifest();
        manifest.id = Ids.next();
        manifest.company = request.company();
        manifest.sha256 = request.sha256();
        manifest.lines = request.lines();
        manifest.state = State.OPEN;
        manifest.createdAt = now;
        manifest.createdBy = by;
        return manifest;
    }

    /** Takes lines from a place on; lines sent before are replaced. */
    void take(int from, List<PersonRef> people) {
        if (state == State.CHECKED) {
            throw new ProblemException(MANIFEST_MISMATCH, "It was checked; announce another one.");
        }
        if (from < 0 || from + people.size() > lines) {
            throw ProblemException.field("from", "with these lines it is longer than was announced");
        }
        Panache.getEntityManager()
                .createNativeQuery("insert into manifest_person (manifest, line, person)"
                        + " select ?1, ?2 + n - 1, ref from unnest(?3) with ordinality as t (ref, n)"
                        + " on conflict (manifest, line) do update set person = excluded.person")
                .setParameter(1, id)
                .setParameter(2, from)
                .setParameter(3, people.stream().map(PersonRef::value).toArray(String[]::new))
                .executeUpdate();
    }

    /** Whether the lines are those that were announced; after that they never change. */
    void check(Instant now) {
        if (state == State.CHECKED) {
            return;
        }
        List<PersonRef> people = people();
        if (people.size() != lines || !hash(people).equals(sha256)) {
            throw new ProblemException(
                    MANIFEST_MISMATCH, people.size() + " of " + lines + " lines are here, and the hash differs.");
        }
        if (new HashSet<>(people).size() != lines) {
            throw new ProblemException(MANIFEST_MISMATCH, "It names one person twice.");
        }
        state = State.CHECKED;
        checkedAt = now;
    }

    List<PersonRef> people() {
        List<?> refs = Panache.getEntityManager()
                .createNativeQuery("select person from manifest_person where manifest = ?1 order by line")
                .setParameter(1, id)
                .getResultList();
        return refs.stream().map(ref -> new PersonRef(ref.toString())).toList();
    }

    static String hash(List<PersonRef> people) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            people.forEach(p -> digest.update((p.value() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<Manifest> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
