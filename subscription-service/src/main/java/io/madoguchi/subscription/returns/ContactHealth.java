package io.madoguchi.subscription.returns;

import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;

/** The score of one contact of a company. */
@Entity
@Table(name = "bounce_score")
public class ContactHealth extends PanacheEntityBase {

    @Id
    String person;

    @Column(nullable = false)
    String company;

    double score;
    double today;

    @Column(nullable = false)
    LocalDate day;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ContactState state;

    protected ContactHealth() {}

    private ContactHealth(PersonRef person, String company, LocalDate day) {
        this.person = person.value();
        this.company = company;
        this.day = day;
        this.state = ContactState.FINE;
    }

    /** The caller has the person's turn. */
    static ContactHealth of(PersonRef person, String company, LocalDate day) {
        return findHealth(person).orElseGet(() -> {
            ContactHealth health = new ContactHealth(person, company, day);
            health.persist();
            return health;
        });
    }

    static Optional<ContactHealth> findHealth(PersonRef person) {
        return findByIdOptional(person.value());
    }

    /** True when this bounce is the one that pauses. */
    boolean bounced(double weight, boolean nobodyThere, LocalDate date, ReturnsConfig.Score rule) {
        BounceScore now = new BounceScore(score, today, day).on(weight, date, rule.halfLifeDays());
        score = now.value();
        today = now.today();
        day = now.day();
        ContactState before = state;
        state = state.after(nobodyThere, score, rule);
        return state == ContactState.PAUSED && before != ContactState.PAUSED;
    }

    BounceScore score() {
        return new BounceScore(score, today, day);
    }

    ContactState state() {
        return state;
    }
}
