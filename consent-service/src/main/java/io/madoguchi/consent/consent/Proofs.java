package io.madoguchi.consent.consent;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.Evidence;
import io.madoguchi.consent.acquisition.NoticeContent.NoticePurpose;
import io.madoguchi.consent.acquisition.NoticeTexts;
import io.madoguchi.consent.purpose.PublishedPurpose;
import io.madoguchi.consent.purpose.Purposes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Finds which published wording of ours a statement was about: without one it proves nothing. */
@ApplicationScoped
class Proofs {

    private static final String HASHED = "sha256-";

    private final Purposes purposes;
    private final Acquisitions acquisitions;

    Proofs(Purposes purposes, Acquisitions acquisitions) {
        this.purposes = purposes;
        this.acquisitions = acquisitions;
    }

    /** The hash of a wording, or the hash itself. */
    static String hash(String wording) {
        String stripped = wording.strip();
        return stripped.startsWith(HASHED) ? stripped : NoticeTexts.hash(stripped);
    }

    /** By the text of the purpose itself, in either language. */
    Optional<EpisodePurpose> byWording(UUID purpose, String wording) {
        String hash = hash(wording);
        return purposes.versions(purpose).reversed().stream()
                .filter(v -> says(v, hash))
                .findFirst()
                .map(v -> new EpisodePurpose(v.id(), v.version()));
    }

    /** By the notice that was shown. */
    Optional<EpisodePurpose> byNotice(UUID purpose, Evidence evidence) {
        return acquisitions.known(evidence).stream()
                .flatMap(n -> n.content().purposes().stream())
                .filter(p -> p.id().equals(purpose))
                .findFirst()
                .map(Proofs::covered);
    }

    private static EpisodePurpose covered(NoticePurpose purpose) {
        return new EpisodePurpose(purpose.id(), purpose.version());
    }

    private static boolean says(PublishedPurpose version, String hash) {
        return Arrays.stream(Language.values())
                .anyMatch(l -> NoticeTexts.hash(version.texts().in(l).strip()).equals(hash));
    }
}
