package io.madoguchi.consent.disclosure;

import static io.madoguchi.consent.ConsentProblem.MANIFEST_MISMATCH;

import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.company.CompanyView;
import io.madoguchi.consent.ground.GroundFacts.Standing;
import io.madoguchi.consent.ground.Refusal;
import io.madoguchi.consent.ground.Verdicts;
import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.RecipientKind;
import io.madoguchi.events.Outbox;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passes data on, or refuses to: rules, row, people, provision records, event and ledger are one transaction. */
@ApplicationScoped
class Disclosures {

    private static final String TOPIC = "madoguchi.disclosures";

    private final Clock clock;
    private final Gathering gathering;
    private final Companies companies;
    private final Outbox outbox;
    private final Ledger ledger;
    private final DisclosureConfig config;

    Disclosures(
            Clock clock,
            Gathering gathering,
            Companies companies,
            Outbox outbox,
            Ledger ledger,
            DisclosureConfig config) {
        this.clock = clock;
        this.gathering = gathering;
        this.companies = companies;
        this.outbox = outbox;
        this.ledger = ledger;
        this.config = config;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Disclosure request(RequestDisclosure request, String by) {
        companies.mustExist(request.company());
        Case asked = gather(request);
        refuseUnlessHeld(asked, null);
        Disclosure disclosure = Disclosure.of(asked, by);
        disclosure.persistAndFlush();
        if (!disclosure.rule().needsApproval()) {
            grant(disclosure, by, asked.facts().recipient());
        }
        return disclosure;
    }

    /** What held when it was asked for must still hold when the second person agrees. */
    @Transactional(Transactional.TxType.MANDATORY)
    void approve(Disclosure disclosure, String by) {
        Case asked = gather(disclosure.request());
        // said first, so that nobody learns by an own approval what would be refused
        disclosure.grant(by, clock.instant(), config.acknowledgeWithin());
        refuseUnlessHeld(asked, disclosure.id);
        record(disclosure, asked.facts().recipient());
    }

    private void grant(Disclosure disclosure, String by, @Nullable Recipient recipient) {
        disclosure.grant(by, clock.instant(), config.acknowledgeWithin());
        record(disclosure, recipient);
    }

    private void record(Disclosure disclosure, @Nullable Recipient recipient) {
        Panache.getEntityManager().flush();
        people(disclosure);
        if (!disclosure.rule().exemptFromArticle29()) {
            provisionRecords(disclosure, Objects.requireNonNull(recipient));
        }
        String key = disclosure.person == null ? disclosure.id.toString() : disclosure.person;
        outbox.publish(TOPIC, key, DisclosureRecorded.TYPE, DisclosureRecorded.of(disclosure));
        Manifest manifest = disclosure.manifest == null ? null : Manifest.findById(disclosure.manifest);
        ledger.append(
                LedgerKind.DISCLOSURE,
                disclosure.person == null ? null : new PersonRef(disclosure.person),
                PassedOn.of(disclosure, manifest));
    }

    private static void people(Disclosure disclosure) {
        var entities = Panache.getEntityManager();
        if (disclosure.manifest != null) {
            entities.createNativeQuery("insert into disclosure_person (person, disclosure)"
                            + " select person, ?1 from manifest_person where manifest = ?2")
                    .setParameter(1, disclosure.id)
                    .setParameter(2, disclosure.manifest)
                    .executeUpdate();
        } else if (disclosure.person != null) {
            entities.createNativeQuery("insert into disclosure_person (person, disclosure) values (?1, ?2)")
                    .setParameter(1, disclosure.person)
                    .setParameter(2, disclosure.id)
                    .executeUpdate();
        }
    }

    /** Ours as the provider (APPI 29), and that of a company of this house as the one that receives (APPI 30). */
    private void provisionRecords(Disclosure disclosure, Recipient recipient) {
        ProvisionRecord.of(
                        disclosure,
                        disclosure.company,
                        ProvisionRecord.PROVIDED,
                        new ProvisionRecord.OtherParty(
                                recipient.id().toString(), recipient.names(), recipient.country()))
                .persist();
        String member = recipient.member();
        if (recipient.kind() == RecipientKind.GROUP_COMPANY && member != null) {
            CompanyView us = companies.find(disclosure.company).orElseThrow();
            ProvisionRecord.of(
                            disclosure,
                            member,
                            ProvisionRecord.RECEIVED,
                            new ProvisionRecord.OtherParty(us.id(), us.names(), us.country()))
                    .persist();
        }
    }

    private Case gather(RequestDisclosure request) {
        List<PersonRef> people = people(request);
        if (request.ground() == DisclosureGround.CONSENT) {
            holdStill(people);
        }
        return new Case(request, gathering.facts(request, clock.instant()), people);
    }

    private void refuseUnlessHeld(Case asked, @Nullable UUID pending) {
        Optional<Refusal> refusal = asked.people().isEmpty()
                ? Verdicts.refusal(asked.facts(), Standing.NOBODY)
                : asked.people().stream()
                        .flatMap(p ->
                                Verdicts.refusal(asked.facts(), gathering.standing(asked.request(), asked.facts(), p))
                                        .stream())
                        .findFirst();
        if (refusal.isPresent()) {
            throw new RefusedDisclosure(refusal.get(), asked.request(), pending);
        }
    }

    private static List<PersonRef> people(RequestDisclosure request) {
        String person = request.person();
        UUID manifest = request.manifest();
        if (person != null && manifest != null) {
            throw ProblemException.field("manifest", "is for many people, the person for one: name either");
        }
        if (person != null) {
            return List.of(reference(person));
        }
        if (manifest == null) {
            return List.of();
        }
        Manifest found = Manifest.<Manifest>findByIdOptional(manifest)
                .filter(m -> m.company.equals(request.company()))
                .orElseThrow(() -> ProblemException.field("manifest", "is not one of this company's"));
        if (found.state != Manifest.State.CHECKED) {
            throw new ProblemException(MANIFEST_MISMATCH, "Its lines were not checked against its hash yet.");
        }
        return found.people();
    }

    /** A withdrawal waits for this disclosure, and then finds it; or it came first, and its consent is gone. */
    private static void holdStill(List<PersonRef> people) {
        Panache.getEntityManager()
                .createNativeQuery("select ref from person where ref = any (?1) order by ref for share")
                .setParameter(1, people.stream().map(PersonRef::value).toArray(String[]::new))
                .getResultList();
    }

    static PersonRef reference(String ref) {
        try {
            return new PersonRef(ref);
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("person", "is not a person reference");
        }
    }

    Instant now() {
        return clock.instant();
    }
}
