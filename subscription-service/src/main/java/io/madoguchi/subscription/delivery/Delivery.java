package io.madoguchi.subscription.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the ledger, to be read. Only {@link DeliveryLedger} and {@link Housekeeping} change it. */
@Entity
@Immutable
public class Delivery extends PanacheEntityBase {

    /** Before every id. */
    static final UUID START = new UUID(0, 0);

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    MailKind kind;

    @Nullable
    UUID issue;

    String company;
    String person;

    @Enumerated(EnumType.STRING)
    DeliveryState state;

    int attempts;

    @Nullable
    String messageId;

    @Nullable
    String reason;

    @Nullable
    String returned;

    /** Whose mail service it is; learned when the address is opened. */
    @Nullable
    String provider;

    Instant nextAt;
    Instant changedAt;

    protected Delivery() {}

    static List<Delivery> listByState(
            Collection<String> companies, Collection<DeliveryState> states, UUID after, int most) {
        return find("company in ?1 and state in ?2 and id > ?3 order by id", companies, states, after)
                .page(0, most)
                .list();
    }

    static Set<String> listRefused(List<String> people) {
        return Delivery.<Delivery>list(
                        "person in ?1 and state = ?2 and reason like 'rcpt 5%'", people, DeliveryState.REJECTED)
                .stream()
                .map(d -> d.person)
                .collect(Collectors.toSet());
    }

    static List<Delivery> listOfIssue(UUID issue, Collection<DeliveryState> states, UUID after, int most) {
        return find("issue = ?1 and state in ?2 and id > ?3 order by id", issue, states, after)
                .page(0, most)
                .list();
    }
}
