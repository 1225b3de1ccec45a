package io.madoguchi.consent.cookie;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a browser chose. Each choice is a row of its own under an id drawn at random, which the browser keeps: neither a
 * person nor two choices of one browser can be joined by it.
 */
@Entity
@Immutable
class CookieChoice extends PanacheEntityBase {

    @Id
    UUID id;

    String company;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<CookiePurpose, Boolean> choices;

    boolean gpc;
    Instant at;

    protected CookieChoice() {}

    static CookieChoice of(ChooseCookies request, boolean gpc, Instant now) {
        CookieChoice choice = new CookieChoice();
        // random in all its bits, not ordered by time: the id is the only secret of this row
        choice.id = UUID.randomUUID();
        choice.company = request.company();
        choice.choices = Map.copyOf(request.choices());
        choice.gpc = gpc;
        choice.at = now;
        return choice;
    }

    static Optional<CookieChoice> of(UUID id, String company) {
        return CookieChoice.<CookieChoice>findByIdOptional(id).filter(c -> c.company.equals(company));
    }
}
