package io.madoguchi.subscription.promotion;

import io.madoguchi.lists.Csv;
import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The winners whose prize waits to be sent, as rows that a spreadsheet shows and never runs (RFC 4180). */
@ApplicationScoped
class WinnersFile {

    private final Seal seal;
    private final Clock clock;

    WinnersFile(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    String write(Promotion promotion, Hand hand, String reason) {
        List<String> rows = Award.listAll(promotion.id).stream()
                .filter(award -> award.state == AwardState.CLAIMED)
                .flatMap(award -> row(award, promotion).stream())
                .toList();
        AwardOpening.of(promotion.id, hand, reason, rows.size(), clock.instant())
                .persist();
        return Csv.MARK
                + Csv.row(List.of("rank", "prize.ja", "prize.en", "address", "name", "delivery", "claimedAt"))
                + String.join("", rows);
    }

    private Optional<String> row(Award award, Promotion promotion) {
        return Optional.ofNullable(award.entry).flatMap(Entry::findEntry).flatMap(entry -> {
            try {
                Optional<AwardClaim> claim = AwardClaim.ofAward(award.id);
                Optional<Prize> prize = award.wonOf(promotion);
                return Optional.of(Csv.row(List.of(
                        Integer.toString(award.rank),
                        prize.map(p -> p.names().ja()).orElse(""),
                        prize.map(p -> p.names().en()).orElse(""),
                        entry.contact(seal).address().typed(),
                        text(claim.map(c -> c.name(seal, entry.holder())).orElse(null)),
                        text(claim.map(c -> c.delivery(seal, entry.holder())).orElse(null)),
                        claim.map(c -> c.claimedAt.toString()).orElse(""))));
            } catch (KeyDestroyed _) {
                return Optional.empty();
            }
        });
    }

    private static String text(@Nullable String opened) {
        return opened == null ? "" : opened;
    }
}
