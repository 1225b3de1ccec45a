package io.madoguchi.consent.consent;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The signed receipt of one episode, kept as it was given out. */
@Entity
@Immutable
class ConsentReceipt extends PanacheEntityBase {

    @Id
    UUID number;

    String person;
    UUID episode;
    String company;
    String jws;
    Instant issuedAt;

    /** The entry of the log that holds the hash of this receipt; those from before the log have none. */
    @Nullable
    UUID ledgerEntry;

    protected ConsentReceipt() {}

    static ConsentReceipt issue(UUID number, ConsentEpisode episode, String jws, UUID entry, Instant now) {
        ConsentReceipt receipt = new ConsentReceipt();
        receipt.number = number;
        receipt.person = episode.person;
        receipt.episode = episode.id;
        receipt.company = episode.company;
        receipt.jws = jws;
        receipt.issuedAt = now;
        receipt.ledgerEntry = entry;
        return receipt;
    }

    static List<ConsentReceipt> of(String person) {
        return list("person = ?1 order by number", person);
    }
}
