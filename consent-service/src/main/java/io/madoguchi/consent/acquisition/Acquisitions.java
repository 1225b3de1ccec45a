package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.purpose.Purposes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records acquisitions from the evidence of other services, and answers which notices covered what. */
@ApplicationScoped
public class Acquisitions {

    private final Clock clock;
    private final Purposes purposes;

    Acquisitions(Clock clock, Purposes purposes) {
        this.clock = clock;
        this.purposes = purposes;
    }

    /** A notice a person was shown, or advice that came later: its collection point or change, and what it covers. */
    public record Covered(Instant at, UUID collectionPoint, int revision, List<NoticeContent.NoticePurpose> purposes) {}

    /** Records the acquisition once; empty when no notice of ours has that revision, hash and language. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ShownNotice> record(Evidence evidence) {
        return record(evidence, new Particulars(NoticeMode.SHOWN, null, null));
    }

    /** What is known of an acquisition beside its notice: how the notice came, from whom the data, and where to look. */
    record Particulars(
            NoticeMode mode,
            @Nullable String source,
            @Nullable String document) {}

    /** A contact that was taken over; under a place that is not ours or was never open it stays without any purpose. */
    @Transactional(Transactional.TxType.MANDATORY)
    void imported(ContactImported contact) {
        CollectionPoint.<CollectionPoint>findByIdOptional(contact.collectionPoint())
                .filter(p -> p.company.equals(contact.company()))
                .ifPresent(point -> Notice.of(point.id, point.revision).ifPresent(notice -> {
                    Language language = Language.of(contact.locale()).orElse(Language.JA);
                    Evidence evidence = new Evidence(
                            contact.person().value(),
                            contact.company(),
                            point.id,
                            notice.revision,
                            notice.texts.in(language).hash(),
                            language.tag(),
                            point.channel.name(),
                            false,
                            contact.at());
                    record(
                            evidence,
                            new Particulars(point.channel.defaultMode(), contact.source(), contact.document()));
                }));
    }

    Optional<AcquisitionView> view(Evidence evidence) {
        return NoticeServed.find(evidence).flatMap(s -> Acquisition.under(s).map(a -> AcquisitionView.of(a, s)));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<ShownNotice> record(Evidence evidence, Particulars particulars) {
        Optional<ShownNotice> shown = shown(evidence);
        // several topics chosen on one form are one acquisition with several episodes
        if (NoticeServed.find(evidence).isEmpty()) {
            Instant now = clock.instant();
            NoticeServed served = NoticeServed.of(evidence, shown.isPresent(), particulars.mode(), now);
            served.persist();
            Acquisition.of(evidence, particulars, served, now).persist();
        }
        return shown;
    }

    /** The notices of ours this person was shown until then, and the advice in effect then, newest first. */
    public List<Covered> covering(String person, String company, Instant at) {
        Stream<Covered> shown = NoticeServed.<NoticeServed>list(
                        "person = ?1 and known = true and at <= ?2 order by at desc, id desc", person, at)
                .stream()
                .flatMap(s -> Notice.of(s.collectionPoint, s.revision)
                        .filter(n -> n.company.equals(company))
                        .map(n -> new Covered(s.at, n.collectionPoint, n.revision, n.content.purposes()))
                        .stream());
        return Stream.concat(advised(person, company, at), shown)
                .sorted(Comparator.comparing(Covered::at).reversed())
                .toList();
    }

    /** What one revision of a collection point said, part by part. */
    public Optional<NoticeContent> content(UUID collectionPoint, int revision) {
        return Notice.of(collectionPoint, revision).map(n -> n.content);
    }

    /** What a person was advised of after the data was taken: new uses, from a moment on (E16). */
    public record Advised(
            String person, String company, UUID change, int policyVersion, List<Use> purposes, Instant at) {

        /** A purpose in the version that may be used. */
        @RegisterForReflection
        public record Use(UUID id, int version) {}
    }

    /** From then on the advice covers these purposes as a notice shown when the data was taken would. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void advise(Advised advised) {
        NoticeAdvised.of(advised.person(), advised.change())
                .ifPresentOrElse(
                        row -> row.take(advised),
                        () -> NoticeAdvised.of(advised, clock.instant()).persist());
    }

    /** It covers nothing from then on: the person objected, or was not reached after all. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void unadvise(String person, UUID change, Instant at) {
        NoticeAdvised.of(person, change).ifPresent(row -> row.until = at);
    }

    private Stream<Covered> advised(String person, String company, Instant at) {
        return NoticeAdvised.of(person).stream()
                .filter(a -> a.company.equals(company) && a.covers(at))
                .map(a -> new Covered(
                        a.at,
                        a.change,
                        a.policyVersion,
                        a.purposes.stream()
                                .flatMap(p -> purposes.published(p.id(), p.version()).stream())
                                .map(p -> new NoticeContent.NoticePurpose(
                                        p.id(), p.code(), p.version(), p.texts(), p.retention()))
                                .toList()));
    }

    /** Our notice that this evidence names, if there is one: nothing is recorded. */
    public Optional<ShownNotice> known(Evidence evidence) {
        return shown(evidence);
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
