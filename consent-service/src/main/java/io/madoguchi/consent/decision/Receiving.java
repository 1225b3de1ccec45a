package io.madoguchi.consent.decision;

import io.madoguchi.consent.consent.Consents;
import io.madoguchi.consent.ground.GroundFacts;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.Groups;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.Recipients;
import io.madoguchi.consent.recipient.Registers;
import io.madoguchi.consent.recipient.Registers.Dated;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the registers for questions about passing data on, and for no others: those about the house cost nothing more. */
@ApplicationScoped
class Receiving {

    private final Recipients recipients;
    private final Registers registers;
    private final Groups groups;
    private final Consents consents;

    Receiving(Recipients recipients, Registers registers, Groups groups, Consents consents) {
        this.recipients = recipients;
        this.registers = registers;
        this.groups = groups;
        this.consents = consents;
    }

    /**
     * What is the same for all people of one question.
     *
     * @param coverages what the consent to the purpose was asked for, and when
     */
    record Handover(Passing passing, List<Dated<Contents.Coverage>> coverages) {}

    /** The frame with what the registers say, where data is to be passed on. */
    Frame of(Frame frame) {
        return frame.asked().passesOn()
                ? frame.with(QuarkusTransaction.joiningExisting().call(() -> read(frame)))
                : frame;
    }

    /** What one person consented to is looked up only where some consent to this purpose was asked for such recipients. */
    @Nullable
    Passing passing(Frame frame, String ref, Person person) {
        Handover handover = frame.handover();
        if (handover == null) {
            return null;
        }
        if (handover.coverages().isEmpty() || !person.consented()) {
            return handover.passing();
        }
        Facts.Asked asked = frame.asked();
        List<Instant> given = QuarkusTransaction.joiningExisting()
                .call(() -> consents.of(ref, frame.book().company(), asked.purpose()).stream()
                        .filter(c -> c.livesAt(earlier(asked)))
                        .flatMap(c -> Optional.ofNullable(c.from()).stream())
                        .toList());
        return handover.passing()
                .with(handover.coverages().stream()
                        .filter(c -> given.stream().anyMatch(c::holds))
                        .map(Dated::contents)
                        .toList());
    }

    /** What ended before then ended in what was known then; what ended later may not have. The stricter of the two. */
    private static Instant earlier(Facts.Asked asked) {
        return asked.at().isBefore(asked.knownAt()) ? asked.at() : asked.knownAt();
    }

    private Handover read(Frame frame) {
        Facts.Asked asked = frame.asked();
        String company = frame.book().company();
        UUID id = asked.recipient();
        GroundFacts.Promise promise = frame.book().promise(asked);
        Recipient recipient = id == null
                ? null
                : recipients.find(company, id, asked.at(), asked.knownAt()).orElse(null);
        if (recipient == null) {
            return new Handover(new Passing(promise, null, Map.of(), GroundFacts.Backing.NONE, List.of()), List.of());
        }
        Passing passing =
                new Passing(promise, recipient, items(company, frame), backing(company, recipient, asked), List.of());
        List<Dated<Contents.Coverage>> coverages =
                registers.coverages(company, asked.purpose(), recipient.kind(), asked.knownAt());
        return new Handover(passing, coverages);
    }

    private Map<String, Contents.DataCategory> items(String company, Frame frame) {
        Map<String, Contents.DataCategory> items = new HashMap<>(registers
                .categories(company, frame.asked().at(), frame.asked().knownAt())
                .byCode());
        items.keySet().retainAll(new HashSet<>(frame.categoriesMeant()));
        return items;
    }

    private GroundFacts.Backing backing(String company, Recipient recipient, Facts.Asked asked) {
        Instant at = asked.at();
        Instant knownAt = asked.knownAt();
        String member = recipient.member();
        return new GroundFacts.Backing(
                null,
                false,
                registers.jointUses(company, recipient.id(), at, knownAt).stream()
                        .map(Registers.Held::contents)
                        .toList(),
                null,
                registers.entrustments(company, recipient.id(), at, knownAt).stream()
                        .map(Registers.Held::contents)
                        .toList(),
                member != null
                        && groups.parentOf(List.of(company, member), at, knownAt)
                                .isPresent());
    }
}
