package io.madoguchi.consent.consent;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

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

    protected ConsentReceipt() {}

    static ConsentReceipt issue(UUID number, ConsentEpisode episode, String jws, Instant now) {
        ConsentReceipt receipt = new ConsentReceipt();
        receipt.number = number;
        receipt.person = episode.person;
        receipt.episode = episode.id;
        receipt.company = episode.company;
        receipt.jws = jws;
        receipt.issuedAt = now;
        return receipt;
    }

    static List<ConsentReceipt> of(String person) {
        return list("person = ?1 order by number", person);
    }
}
