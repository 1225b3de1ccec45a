package io.madoguchi.consent.purpose;

import io.madoguchi.consent.purpose.PurposeVersion.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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
            newest.publish(now);
        }
        return newest.published(purpose);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
