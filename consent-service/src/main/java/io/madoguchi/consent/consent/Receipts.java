package io.madoguchi.consent.consent;

import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.Evidence;
import io.madoguchi.consent.acquisition.NoticeTexts;
import io.madoguchi.consent.acquisition.ShownNotice;
import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.receipt.ReceiptClaims;
import io.madoguchi.consent.receipt.ReceiptSigner;
import io.madoguchi.events.Ids;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues the receipt of a consent, and its entry in the log, in the transaction that records it. */
@ApplicationScoped
class Receipts {

    private final ReceiptSigner signer;
    private final Ledger ledger;
    private final Acquisitions acquisitions;
    private final String issuer;

    Receipts(
            ReceiptSigner signer,
            Ledger ledger,
            Acquisitions acquisitions,
            @ConfigProperty(name = "madoguchi.public-url") String issuer) {
        this.signer = signer;
        this.ledger = ledger;
        this.acquisitions = acquisitions;
        this.issuer = issuer;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void issue(ConsentEpisode episode, ShownNotice shown, Instant now) {
        UUID number = Ids.next();
        String jws = signer.sign(claims(number, episode, shown, now));
        UUID entry = ledger.append(LedgerKind.CONSENT, new PersonRef(episode.person), Stated.given(episode, jws));
        ConsentReceipt.issue(number, episode, jws, entry, now).persist();
    }

    /**
     * The same for a consent that staff recorded, where one of our notices was shown and names all of it. False where it is
     * proved by its wording alone: a receipt without a notice would claim less than was said.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean issueUnderNotice(ConsentEpisode episode, ConsentEvidence evidence, Instant now) {
        Optional<ShownNotice> shown = notice(episode, evidence)
                .filter(n -> n.content().purposes().stream()
                        .map(p -> new EpisodePurpose(p.id(), p.version()))
                        .collect(Collectors.toSet())
                        .containsAll(episode.purposes));
        shown.ifPresent(notice -> issue(episode, notice, now));
        return shown.isPresent();
    }

    private Optional<ShownNotice> notice(ConsentEpisode episode, ConsentEvidence evidence) {
        UUID point = evidence.collectionPoint();
        Integer revision = evidence.noticeRevision();
        String hash = evidence.noticeHash();
        String locale = evidence.locale();
        String channel = evidence.channel();
        Instant at = evidence.confirmedAt();
        if (point == null || revision == null || hash == null || locale == null || channel == null || at == null) {
            return Optional.empty();
        }
        return acquisitions.known(
                new Evidence(episode.person, episode.company, point, revision, hash, locale, channel, false, at));
    }

    private ReceiptClaims claims(UUID number, ConsentEpisode episode, ShownNotice shown, Instant now) {
        String locale = shown.language().tag();
        return new ReceiptClaims(
                number,
                issuer,
                now.getEpochSecond(),
                episode.person,
                episode.company,
                shown.content().purposes().stream()
                        .filter(p -> episode.covers(p.id()))
                        .map(p -> new ReceiptClaims.Purpose(
                                p.id(),
                                p.code(),
                                p.version(),
                                p.texts().in(shown.language()),
                                NoticeTexts.hash(p.texts().in(shown.language())),
                                locale))
                        .toList(),
                episode.id,
                episode.topic,
                episode.topicNames,
                new ReceiptClaims.Notice(
                        shown.collectionPoint(),
                        shown.revision(),
                        shown.text().hash(),
                        locale,
                        shown.text().text()),
                Objects.requireNonNull(episode.requestedAt),
                Objects.requireNonNull(episode.confirmedAt),
                new ReceiptClaims.Withdrawal(shown.content().withdrawal()),
                new ReceiptClaims.Policy(
                        shown.content().policy().id(), shown.content().policy().version()));
    }
}
