package io.madoguchi.subscription.advice;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A change of a company's policy, as far as people must be told. */
@Entity
public class AnnouncedChange extends PanacheEntityBase {

    /** A new use in the words of its purpose; one that does not start by silence waits for a yes. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Use(Bilingual texts, boolean startsBySilence) {}

    @Id
    UUID id;

    String company;
    UUID policy;
    int version;
    String titleJa;
    String titleEn;
    Instant effectiveFrom;
    String objectWithin;

    String[] usesJa;
    String[] usesEn;
    boolean[] bySilence;

    protected AnnouncedChange() {}

    static AnnouncedChange of(ChangeAnnounced announced) {
        AnnouncedChange change = new AnnouncedChange();
        change.id = announced.change();
        change.company = announced.company();
        change.policy = announced.policy();
        change.version = announced.version();
        change.titleJa = announced.titles().ja();
        change.titleEn = announced.titles().en();
        change.effectiveFrom = announced.effectiveFrom();
        change.objectWithin = announced.window();
        List<Use> uses = announced.uses();
        change.usesJa = uses.stream().map(u -> u.texts().ja()).toArray(String[]::new);
        change.usesEn = uses.stream().map(u -> u.texts().en()).toArray(String[]::new);
        change.bySilence = new boolean[uses.size()];
        for (int i = 0; i < uses.size(); i++) {
            change.bySilence[i] = uses.get(i).startsBySilence();
        }
        return change;
    }

    static Optional<AnnouncedChange> find(UUID id) {
        return findByIdOptional(id);
    }

    public String company() {
        return company;
    }

    public Bilingual titles() {
        return new Bilingual(titleJa, titleEn);
    }

    public List<Use> uses() {
        return IntStream.range(0, usesJa.length)
                .mapToObj(i -> new Use(new Bilingual(usesJa[i], usesEn[i]), bySilence[i]))
                .toList();
    }

    /** As consent-service counts: the time to say no is over, and the version is in force. */
    Optional<Instant> startsNotBefore(Instant told) {
        Instant over = told.plus(objectWithin());
        return uses().stream().noneMatch(Use::startsBySilence)
                ? Optional.empty()
                : Optional.of(over.isBefore(effectiveFrom) ? effectiveFrom : over);
    }

    public Duration objectWithin() {
        return Duration.parse(objectWithin);
    }
}
