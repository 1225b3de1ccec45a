package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.ground.Evidence;
import io.madoguchi.consent.ground.GroundFacts;
import io.madoguchi.consent.ground.GroundFound;
import io.madoguchi.consent.ground.RecipientUse;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.Registers.Categories;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the grounds of a disclosure look at when data is to be passed on: promise, registers and the person's consent as they
 * stood at the moments asked about. It lies in the log with the other facts, so that such a decision repeats as well.
 *
 * @param items those of the categories asked for that the company's register has
 * @param consented what the person's living consents to this purpose were asked for
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Passing(
        GroundFacts.@Nullable Promise promise,
        @Nullable Recipient recipient,
        Map<String, Contents.DataCategory> items,
        GroundFacts.Backing backing,
        List<Contents.Coverage> consented) {

    Passing {
        // one order, whatever the database makes of it
        items = items == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(items));
        backing = backing == null ? GroundFacts.Backing.NONE : backing;
        consented = consented == null ? List.of() : consented;
    }

    Passing with(List<Contents.Coverage> consented) {
        return new Passing(promise, recipient, items, backing, consented);
    }

    /** Asks the grounds; evidence that only a disclosure request carries is not here, so what needs it does not hold. */
    GroundFound found(Facts facts) {
        Facts.Asked asked = facts.asked();
        Facts.Purpose purpose = facts.purpose();
        GroundFacts.Asked what = new GroundFacts.Asked(
                null,
                Set.copyOf(facts.categoriesMeant()),
                asked.use() == null ? RecipientUse.FOR_US : asked.use(),
                asked.operation() == Operation.STATISTICS ? GroundFacts.People.NOBODY : GroundFacts.People.ONE,
                Evidence.NONE);
        GroundFacts all = new GroundFacts(
                what,
                asked.at(),
                promise,
                recipient,
                new Categories(items, List.of()),
                purpose == null ? null : new GroundFacts.Purpose(asked.purpose(), Set.copyOf(purpose.categories())),
                backing);
        return GroundFound.of(all, standing(facts));
    }

    /** Within the purpose is what the company might do itself. */
    private GroundFacts.Standing standing(Facts facts) {
        Person person = facts.person();
        boolean consents = person.consented() && !person.expiredAt(facts.asked().at());
        return new GroundFacts.Standing(
                Step.decide(facts.withinTheHouse()).allows(), consents ? consented : null, false);
    }
}
