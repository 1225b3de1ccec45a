package io.madoguchi.consent.purpose;

import io.madoguchi.consent.purpose.PurposeVersion.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other features may know of purposes, and their publication together with a policy. */
@ApplicationScoped
public class Purposes {

    Purposes() {}

    /** A purpose's identity, published or not. */
    public record Identity(UUID id, String company, String code) {

        static Identity of(Purpose purpose) {
            return new Identity(purpose.id, purpose.company, purpose.code);
        }
    }

    public Optional<Identity> find(String company, UUID id) {
        return Purpose.<Purpose>findByIdOptional(id)
                .filter(p -> p.company.equals(company))
                .map(Identity::of);
    }

    /** By id or by code: both name exactly one purpose of a company. */
    public Optional<Identity> find(String company, String idOrCode) {
        Optional<Identity> byCode = Purpose.withCode(company, idOrCode).map(Identity::of);
        return byCode.isPresent() ? byCode : uuid(idOrCode).flatMap(id -> find(company, id));
    }

    /** The version a person is told about today. */
    public Optional<PublishedPurpose> published(UUID id) {
        return Purpose.<Purpose>findByIdOptional(id)
                .flatMap(p -> PurposeVersion.newest(id, State.PUBLISHED).map(v -> v.published(p)));
    }

    /** The version a person was told about at that moment. */
    public Optional<PublishedPurpose> published(UUID id, Instant at) {
        return Purpose.<Purpose>findByIdOptional(id)
                .flatMap(p -> PurposeVersion.publishedBy(id, at).map(v -> v.published(p)));
    }

    /** One version, if it is published. */
    public Optional<PublishedPurpose> published(UUID id, int version) {
        return Purpose.<Purpose>findByIdOptional(id)
                .flatMap(p -> PurposeVersion.numbered(id, version)
                        .filter(v -> v.state == State.PUBLISHED)
                        .map(v -> v.published(p)));
    }

    /** Publishes the newest draft, if there is one newer than what is published, and says which version stands now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PublishedPurpose publishNewest(UUID id, Instant now) {
        Purpose purpose = Purpose.locked(id).orElseThrow();
        PurposeVersion newest = PurposeVersion.newest(id).orElseThrow();
        if (newest.state == State.DRAFT) {
            newest.publish(PurposeVersion.newest(id, State.PUBLISHED).orElse(null), now);
        }
        return newest.published(purpose);
    }

    /** The row of one version, which changes, retention ends and decisions name. */
    public Optional<UUID> versionId(UUID id, int version) {
        return PurposeVersion.numbered(id, version).map(v -> v.id);
    }

    /** One wording as it is or will be published. */
    public record Wording(UUID versionId, int version, boolean published, ChangeClass change, PurposeWording says) {}

    /** The newest wording, draft or not, as the next publication would bring it. */
    public Optional<Wording> newest(UUID id) {
        return PurposeVersion.newest(id).map(v -> wording(v, PurposeVersion.newest(id, State.PUBLISHED)));
    }

    /** One published wording. */
    public Optional<Wording> wording(UUID id, int version) {
        return PurposeVersion.numbered(id, version)
                .filter(v -> v.state == State.PUBLISHED)
                .map(v -> wording(v, Optional.empty()));
    }

    /** How far it is from one published version to a later one: the furthest of the steps between them. */
    public ChangeClass change(UUID id, int from, int to) {
        ChangeClass furthest = ChangeClass.MINOR;
        for (PurposeVersion step : PurposeVersion.between(id, from, to)) {
            furthest = furthest.or(step.changeClass);
        }
        return furthest;
    }

    /** All published versions, oldest first: few, and none ever goes. */
    public List<PublishedPurpose> versions(UUID id) {
        return Purpose.<Purpose>findByIdOptional(id).stream()
                .flatMap(p -> PurposeVersion.between(id, 0, Integer.MAX_VALUE).stream()
                        .map(v -> v.published(p)))
                .toList();
    }

    /** For how many days a consent to this version lasts; without a number until it is taken back. */
    public @Nullable Integer consentDays(UUID id, int version) {
        return PurposeVersion.numbered(id, version).map(v -> v.consentDays).orElse(null);
    }

    /** The kind of dealing the published version is, where it is one that a business card allows (F1.2). */
    public Optional<Activity> activity(UUID id) {
        return PurposeVersion.newest(id, State.PUBLISHED).map(v -> v.activity);
    }

    private static Wording wording(PurposeVersion version, Optional<PurposeVersion> before) {
        boolean published = version.state == State.PUBLISHED;
        return new Wording(
                version.id,
                version.version,
                published,
                published ? version.changeClass : version.changeFrom(before.orElse(null)),
                version.wording());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
