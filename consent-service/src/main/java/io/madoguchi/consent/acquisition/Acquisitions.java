package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records acquisitions from the evidence of other services, and answers which notices covered what. */
@ApplicationScoped
public class Acquisitions {

    private final Clock clock;

    Acquisitions(Clock clock) {
        this.clock = clock;
    }

    /** A notice a person was shown: whether it is a known one, and the purposes it covered. */
    public record Covered(Instant at, UUID collectionPoint, int revision, List<NoticeContent.NoticePurpose> purposes) {}

    /** Records the acquisition once; empty when no notice of ours has that revision, hash and language. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ShownNotice> record(Evidence evidence) {
        Optional<ShownNotice> shown = shown(evidence);
        // several topics chosen on one form are one acquisition with several episodes
        if (NoticeServed.find(evidence).isEmpty()) {
            Instant now = clock.instant();
            NoticeServed served = NoticeServed.of(evidence, shown.isPresent(), now);
            served.persist();
            Acquisition.of(evidence, served, now).persist();
        }
        return shown;
    }

    /** The notices of ours this person was shown until then, newest first. */
    public List<Covered> covering(String person, String company, Instant at) {
        return NoticeServed.<NoticeServed>list(
                        "person = ?1 and known = true and at <= ?2 order by at desc, id desc", person, at)
                .stream()
                .flatMap(s -> Notice.of(s.collectionPoint, s.revision)
                        .filter(n -> n.company.equals(company))
                        .map(n -> new Covered(s.at, n.collectionPoint, n.revision, n.content.purposes()))
                        .stream())
                .toList();
    }

    /** What one revision of a collection point said, part by part. */
    public Optional<NoticeContent> content(UUID collectionPoint, int revision) {
        return Notice.of(collectionPoint, revision).map(n -> n.content);
    }

    private static Optional<ShownNotice> shown(Evidence evidence) {
        return Language.of(evidence.locale())
                .flatMap(language -> Notice.of(evidence.collectionPoint(), evidence.revision())
                        .filter(n -> n.company.equals(evidence.company()))
                        .filter(n -> n.texts.in(language).hash().equals(evidence.hash()))
                        .map(n -> new ShownNotice(
                                n.collectionPoint, n.revision, language, n.content, n.texts.in(language))));
    }
}
