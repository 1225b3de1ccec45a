package io.madoguchi.consent.consent;

import io.madoguchi.consent.acquisition.NoticeTexts;
import io.madoguchi.consent.acquisition.ShownNotice;
import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.receipt.ReceiptClaims;
import io.madoguchi.consent.receipt.ReceiptSigner;
import io.madoguchi.events.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues the receipt of a consent, and its entry in the log, in the transaction that records it. */
@ApplicationScoped
class Receipts {

    private final ReceiptSigner signer;
    private final Ledger ledger;
    private final String issuer;

    Receipts(ReceiptSigner signer, Ledger ledger, @ConfigProperty(name = "madoguchi.public-url") String issuer) {
        this.signer = signer;
        this.ledger = ledger;
        this.issuer = issuer;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void issue(ConsentEpisode episode, SubscriptionConfirmed event, ShownNotice shown, Instant now) {
        UUID number = Ids.next();
        String jws = signer.sign(claims(number, event, shown, now));
        UUID entry = ledger.append(LedgerKind.CONSENT, event.person(), Stated.given(episode, jws));
        ConsentReceipt.issue(number, episode, jws, entry, now).persist();
    }

    private ReceiptClaims claims(UUID number, SubscriptionConfirmed event, ShownNotice shown, Instant now) {
        String locale = shown.language().tag();
        return new ReceiptClaims(
                number,
                issuer,
                now.getEpochSecond(),
                event.person().value(),
                event.company(),
                shown.content().purposes().stream()
                        .filter(p -> event.purposes().contains(p.id()))
                        .map(p -> new ReceiptClaims.Purpose(
                                p.id(),
                                p.code(),
                                p.version(),
                                p.texts().in(shown.language()),
                                NoticeTexts.hash(p.texts().in(shown.language())),
                                locale))
                        .toList(),
                event.episode(),
                event.topic(),
                event.topicNames(),
                new ReceiptClaims.Notice(
                        shown.collectionPoint(),
                        shown.revision(),
                        shown.text().hash(),
                        locale,
                        shown.text().text()),
                event.requestedAt(),
                event.confirmedAt(),
                new ReceiptClaims.Withdrawal(shown.content().withdrawal()),
                new ReceiptClaims.Policy(
                        shown.content().policy().id(), shown.content().policy().version()));
    }
}
