package io.madoguchi.consent.ground;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.consent.ground.GroundFacts.Asked;
import io.madoguchi.consent.ground.GroundFacts.Backing;
import io.madoguchi.consent.ground.GroundFacts.People;
import io.madoguchi.consent.ground.GroundFacts.Promise;
import io.madoguchi.consent.ground.GroundFacts.Standing;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.Commitment;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.DocumentRef;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.RecipientKind;
import io.madoguchi.consent.recipient.Registers.Categories;
import io.madoguchi.consent.recipient.TransferGround;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** The rules as pure functions: nothing is granted without a ground, its evidence and its conditions (F4.0 to F4.9, E8, E9). */
class VerdictsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final UUID RECIPIENT = UUID.randomUUID();
    private static final UUID PURPOSE = UUID.randomUUID();
    private static final Texts TEXTS = new Texts("文", "text");
    private static final Names NAMES = new Names("名", "name");
    private static final DocumentRef DOCUMENT = new DocumentRef("DMS-1", "a".repeat(64));
    private static final List<String> ITEMS = List.of("email", "age", "account");

    /** What can be wrong with a disclosure that would otherwise be granted. */
    enum Flaw {
        NO_POLICY,
        GROUND_CLOSED,
        MARKETING_REFUSED,
        MARKETING,
        UNKNOWN_RECIPIENT,
        WRONG_KIND,
        NO_COMMITMENT,
        CONFIDENTIALITY_ONLY,
        ENDED_COMMITMENT,
        UNREVIEWED,
        ABROAD,
        UNKNOWN_ITEM,
        IDENTIFYING_ITEM,
        NO_EVIDENCE,
        OUT_OF_PURPOSE,
        NO_CONSENT,
        OTHER_KIND_CONSENTED,
        OTHER_ITEMS_CONSENTED,
        NO_INQUIRY,
        NOT_BOUND,
        NO_GROUP,
        NO_NOTICE,
        OTHER_PEOPLE
    }

    @Property(tries = 3000)
    void whatIsGrantedHasItsGroundAndTheEvidenceThisNeeds(@ForAll("cases") Tuple2<GroundFacts, Standing> asked) {
        GroundFacts facts = asked.get1();
        Standing standing = asked.get2();

        if (Verdicts.refusal(facts, standing).isEmpty()) {
            assertThat(facts.promise()).isNotNull();
            assertThat(facts.promise().grounds()).contains(facts.asked().ground());
            assertThat(holds(facts, standing)).as(facts.toString()).isTrue();
        }
    }

    @Property(tries = 2000)
    void whereThePolicyPromisesItNothingGoesOutForOthersMarketing(
            @ForAll("cases") Tuple2<GroundFacts, Standing> asked) {
        GroundFacts facts = asked.get1();

        if (facts.promise() != null
                && facts.promise().refusesOthersMarketing()
                && facts.asked().use() == RecipientUse.OWN_MARKETING) {
            assertThat(Verdicts.refusal(facts, asked.get2()))
                    .map(Refusal::rule)
                    .contains(RefusalRule.MARKETING_OF_OTHERS);
        }
    }

    /** Where no ground is named the nine are tried, and nothing is found that would not hold if it were named. */
    @Property(tries = 3000)
    void aGroundThatIsFoundHoldsAndOneThatIsNotFoundDoesNot(@ForAll("cases") Tuple2<GroundFacts, Standing> asked) {
        GroundFacts facts = asked.get1();

        GroundFound found = GroundFound.of(facts, asked.get2());

        List<DisclosureGround> holding = Arrays.stream(DisclosureGround.values())
                .filter(g -> Verdicts.refusal(facts.on(g), asked.get2()).isEmpty())
                .toList();
        if (found.refusal() == null) {
            assertThat(found.ground()).isEqualTo(holding.getFirst());
            assertThat(facts.promise().grounds()).contains(found.ground());
        } else {
            assertThat(holding).isEmpty();
        }
    }

    @Example
    void withoutAGroundNamedTheLikeliestOfTheRecipientSaysWhatIsMissing() {
        assertThat(found(DisclosureGround.BUSINESS_PARTNER, Flaw.NO_EVIDENCE, Flaw.NO_CONSENT, Flaw.ENDED_COMMITMENT))
                .isEqualTo(new Refusal(RefusalRule.COMMITMENT_EXPIRED, "F4.3", "25"));
        assertThat(found(DisclosureGround.ORDER, Flaw.NO_EVIDENCE, Flaw.NO_CONSENT))
                .isEqualTo(new Refusal(RefusalRule.ORDER_INCOMPLETE, "F4.8", "27(1)i"));
        assertThat(found(DisclosureGround.PAYMENT_SETTLEMENT, Flaw.NO_EVIDENCE, Flaw.NO_CONSENT))
                .isEqualTo(new Refusal(RefusalRule.NO_PAYMENT, "F4.5", "27(5)i"));
        assertThat(found(DisclosureGround.SUCCESSION, Flaw.NO_EVIDENCE, Flaw.NO_CONSENT))
                .isEqualTo(new Refusal(RefusalRule.NO_SUCCESSION, "F4.6", "27(5)ii"));
        assertThat(found(DisclosureGround.GROUP, Flaw.NO_EVIDENCE, Flaw.NO_CONSENT, Flaw.NO_GROUP))
                .isEqualTo(new Refusal(RefusalRule.NOT_IN_THE_GROUP, "FN1", "27(5)iii"));
        assertThat(found(DisclosureGround.NON_IDENTIFYING, Flaw.NO_EVIDENCE, Flaw.NO_CONSENT))
                .isEqualTo(new Refusal(RefusalRule.NOT_THROUGH_THE_GATE, "F4.2", "43"));
        assertThat(found(DisclosureGround.CONSENT, Flaw.NO_EVIDENCE, Flaw.NO_CONSENT))
                .isEqualTo(new Refusal(RefusalRule.NO_CONSENT, "F4.1", "27(1)"));
        assertThat(found(DisclosureGround.GROUP, Flaw.MARKETING, Flaw.MARKETING_REFUSED))
                .isEqualTo(new Refusal(RefusalRule.MARKETING_OF_OTHERS, "E8", "27(1)"));
        assertThat(found(DisclosureGround.GROUP, Flaw.UNKNOWN_RECIPIENT))
                .isEqualTo(new Refusal(RefusalRule.RECIPIENT_UNKNOWN, "E9", "25"));
    }

    private static Refusal found(DisclosureGround ground, Flaw... flaws) {
        Set<Flaw> set = Set.copyOf(Arrays.asList(flaws));
        return GroundFound.of(facts(ground, set), standing(ground, set)).refusal();
    }

    @Example
    void eachGroundIsGrantedWhenAllIsThere() {
        for (DisclosureGround ground : DisclosureGround.values()) {
            assertThat(refusal(ground)).as(ground.name()).isEmpty();
        }
    }

    @Example
    void eachFlawHasItsOwnRule() {
        assertThat(refusal(DisclosureGround.CONSENT, Flaw.NO_CONSENT)).contains(RefusalRule.NO_CONSENT);
        assertThat(refusal(DisclosureGround.CONSENT, Flaw.OTHER_KIND_CONSENTED))
                .contains(RefusalRule.CONSENT_OTHER_RECIPIENT);
        assertThat(refusal(DisclosureGround.CONSENT, Flaw.OTHER_ITEMS_CONSENTED))
                .contains(RefusalRule.CONSENT_OTHER_ITEMS);
        assertThat(refusal(DisclosureGround.CONSENT, Flaw.ABROAD)).contains(RefusalRule.CONSENT_OTHER_COUNTRY);
        assertThat(refusal(DisclosureGround.NON_IDENTIFYING, Flaw.NO_EVIDENCE))
                .contains(RefusalRule.NOT_THROUGH_THE_GATE);
        assertThat(refusal(DisclosureGround.NON_IDENTIFYING, Flaw.OTHER_PEOPLE))
                .contains(RefusalRule.REFERS_TO_A_PERSON);
        assertThat(refusal(DisclosureGround.NON_IDENTIFYING, Flaw.IDENTIFYING_ITEM))
                .contains(RefusalRule.IDENTIFYING_ITEMS);
        for (DisclosureGround ground : List.of(DisclosureGround.BUSINESS_PARTNER, DisclosureGround.ANSWER_BY_PARTNER)) {
            assertThat(refusal(ground, Flaw.WRONG_KIND)).contains(RefusalRule.NOT_A_PARTNER);
            assertThat(refusal(ground, Flaw.NO_COMMITMENT)).contains(RefusalRule.NO_COMMITMENT);
            assertThat(refusal(ground, Flaw.ENDED_COMMITMENT)).contains(RefusalRule.COMMITMENT_EXPIRED);
            assertThat(refusal(ground, Flaw.UNREVIEWED)).contains(RefusalRule.COMMITMENT_NOT_REVIEWED);
            assertThat(refusal(ground, Flaw.MARKETING)).contains(RefusalRule.USE_NOT_FOR_US);
            assertThat(refusal(ground, Flaw.ABROAD)).contains(RefusalRule.ABROAD_WITHOUT_GROUND);
        }
        assertThat(refusal(DisclosureGround.BUSINESS_PARTNER, Flaw.OUT_OF_PURPOSE))
                .contains(RefusalRule.OUT_OF_PURPOSE);
        assertThat(refusal(DisclosureGround.ANSWER_BY_PARTNER, Flaw.NO_INQUIRY)).contains(RefusalRule.NO_OPEN_INQUIRY);
        assertThat(refusal(DisclosureGround.ANSWER_BY_PARTNER, Flaw.NO_EVIDENCE))
                .contains(RefusalRule.NO_JUDGEMENT);
        assertThat(refusal(DisclosureGround.PAYMENT_SETTLEMENT, Flaw.WRONG_KIND))
                .contains(RefusalRule.NOT_A_FINANCIAL_INSTITUTION);
        assertThat(refusal(DisclosureGround.PAYMENT_SETTLEMENT, Flaw.IDENTIFYING_ITEM))
                .contains(RefusalRule.ITEMS_BEYOND_THE_CHECK);
        assertThat(refusal(DisclosureGround.PAYMENT_SETTLEMENT, Flaw.NO_EVIDENCE))
                .contains(RefusalRule.NO_PAYMENT);
        assertThat(refusal(DisclosureGround.SUCCESSION, Flaw.NO_EVIDENCE)).contains(RefusalRule.NO_SUCCESSION);
        assertThat(refusal(DisclosureGround.SUCCESSION, Flaw.NOT_BOUND)).contains(RefusalRule.SUCCESSOR_NOT_BOUND);
        assertThat(refusal(DisclosureGround.LAW, Flaw.NO_EVIDENCE)).contains(RefusalRule.NO_ARTICLE);
        assertThat(refusal(DisclosureGround.ORDER, Flaw.NO_EVIDENCE)).contains(RefusalRule.ORDER_INCOMPLETE);
        assertThat(refusal(DisclosureGround.ORDER, Flaw.WRONG_KIND)).contains(RefusalRule.NOT_AN_AUTHORITY);
        assertThat(refusal(DisclosureGround.GROUP, Flaw.NO_GROUP)).contains(RefusalRule.NOT_IN_THE_GROUP);
        assertThat(refusal(DisclosureGround.GROUP, Flaw.NO_NOTICE)).contains(RefusalRule.NO_JOINT_USE_NOTICE);
        assertThat(refusal(DisclosureGround.GROUP, Flaw.OUT_OF_PURPOSE)).contains(RefusalRule.OUT_OF_PURPOSE);
        for (DisclosureGround ground : DisclosureGround.values()) {
            assertThat(refusal(ground, Flaw.NO_POLICY)).contains(RefusalRule.NO_POLICY_IN_FORCE);
            assertThat(refusal(ground, Flaw.GROUND_CLOSED)).contains(RefusalRule.GROUND_NOT_OPENED);
            assertThat(refusal(ground, Flaw.UNKNOWN_RECIPIENT)).contains(RefusalRule.RECIPIENT_UNKNOWN);
            assertThat(refusal(ground, Flaw.UNKNOWN_ITEM)).contains(RefusalRule.ITEM_NOT_REGISTERED);
            assertThat(refusal(ground, Flaw.MARKETING, Flaw.MARKETING_REFUSED, Flaw.GROUND_CLOSED))
                    .contains(RefusalRule.MARKETING_OF_OTHERS);
        }
    }

    @Example
    void aDealerIsBoundByConfidentialityAndAVendorByAllThreeParts() {
        assertThat(refusal(DisclosureGround.BUSINESS_PARTNER, Flaw.CONFIDENTIALITY_ONLY))
                .isEmpty();

        GroundFacts dealer = facts(DisclosureGround.BUSINESS_PARTNER, EnumSet.of(Flaw.CONFIDENTIALITY_ONLY));
        Recipient was = dealer.recipient();
        Recipient vendor = new Recipient(
                was.id(),
                1,
                "aoba",
                RecipientKind.ENTRUSTED_VENDOR,
                NAMES,
                "JP",
                null,
                null,
                was.commitment(),
                was.reviewBy());
        GroundFacts facts = new GroundFacts(
                dealer.asked(), NOW, dealer.promise(), vendor, dealer.categories(), dealer.purpose(), dealer.backing());

        assertThat(Verdicts.refusal(facts, standing(DisclosureGround.BUSINESS_PARTNER, Set.of())))
                .contains(new Refusal(RefusalRule.COMMITMENT_INCOMPLETE, "E9", "25"));
    }

    @Provide
    Arbitrary<Tuple2<GroundFacts, Standing>> cases() {
        Arbitrary<Set<Flaw>> flaws = Arbitraries.of(Flaw.class).set().ofMaxSize(3);
        return Arbitraries.of(DisclosureGround.class)
                .flatMap(ground -> flaws.map(f -> Tuple.of(facts(ground, f), standing(ground, f))));
    }

    private static Optional<RefusalRule> refusal(DisclosureGround ground, Flaw... flaws) {
        Set<Flaw> set = Set.copyOf(Arrays.asList(flaws));
        return Verdicts.refusal(facts(ground, set), standing(ground, set)).map(Refusal::rule);
    }

    private static GroundFacts facts(DisclosureGround ground, Set<Flaw> flaws) {
        boolean nobody = (ground == DisclosureGround.NON_IDENTIFYING) != flaws.contains(Flaw.OTHER_PEOPLE);
        Set<String> items = flaws.contains(Flaw.UNKNOWN_ITEM)
                ? Set.of("shoe-size")
                : Set.of(
                        flaws.contains(Flaw.IDENTIFYING_ITEM)
                                ? "email"
                                : ground == DisclosureGround.PAYMENT_SETTLEMENT ? "account" : "age");
        Asked asked = new Asked(
                ground,
                items,
                flaws.contains(Flaw.MARKETING) ? RecipientUse.OWN_MARKETING : RecipientUse.FOR_US,
                nobody ? People.NOBODY : People.ONE,
                flaws.contains(Flaw.NO_EVIDENCE) ? Evidence.NONE : evidence());
        Promise promise = flaws.contains(Flaw.NO_POLICY)
                ? null
                : new Promise(
                        UUID.randomUUID(),
                        1,
                        Arrays.stream(DisclosureGround.values())
                                .filter(g -> g != ground || !flaws.contains(Flaw.GROUND_CLOSED))
                                .toList(),
                        flaws.contains(Flaw.MARKETING_REFUSED));
        Categories categories = new Categories(
                Map.of(
                        "email", new Contents.DataCategory(NAMES, true, false, false),
                        "age", new Contents.DataCategory(NAMES, false, false, false),
                        "account", new Contents.DataCategory(NAMES, false, false, true)),
                List.of());
        return new GroundFacts(
                asked,
                NOW,
                promise,
                flaws.contains(Flaw.UNKNOWN_RECIPIENT) ? null : recipient(ground, flaws),
                categories,
                new GroundFacts.Purpose(PURPOSE, Set.copyOf(ITEMS)),
                backing(flaws));
    }

    private static Evidence evidence() {
        UUID some = UUID.randomUUID();
        return new Evidence(
                PURPOSE.toString(),
                some,
                some,
                some,
                "our sales office judged so",
                "invoice 1",
                some,
                "Art. 1",
                "legal office",
                new Evidence.Order("order 1", LocalDate.of(2026, 11, 1), DOCUMENT),
                some,
                null);
    }

    private static Recipient recipient(DisclosureGround ground, Set<Flaw> flaws) {
        RecipientKind kind = flaws.contains(Flaw.WRONG_KIND)
                ? RecipientKind.OTHER
                : switch (ground) {
                    case BUSINESS_PARTNER, ANSWER_BY_PARTNER -> RecipientKind.BUSINESS_PARTNER;
                    case PAYMENT_SETTLEMENT -> RecipientKind.FINANCIAL_INSTITUTION;
                    case SUCCESSION -> RecipientKind.SUCCESSOR;
                    case ORDER -> RecipientKind.AUTHORITY;
                    case GROUP -> RecipientKind.GROUP_COMPANY;
                    case CONSENT, NON_IDENTIFYING, LAW -> RecipientKind.OTHER;
                };
        boolean whole = !flaws.contains(Flaw.CONFIDENTIALITY_ONLY);
        LocalDate until =
                flaws.contains(Flaw.ENDED_COMMITMENT) ? LocalDate.of(2026, 11, 21) : LocalDate.of(2026, 11, 22);
        Commitment commitment = flaws.contains(Flaw.NO_COMMITMENT)
                ? null
                : new Commitment(DOCUMENT, true, whole, whole, LocalDate.of(2026, 1, 1), until);
        LocalDate review = flaws.contains(Flaw.UNREVIEWED) ? LocalDate.of(2026, 11, 21) : LocalDate.of(2026, 11, 22);
        return new Recipient(
                RECIPIENT,
                1,
                "aoba",
                kind,
                NAMES,
                flaws.contains(Flaw.ABROAD) ? "US" : "JP",
                null,
                (TransferGround) null,
                commitment,
                review);
    }

    private static Backing backing(Set<Flaw> flaws) {
        return new Backing(
                flaws.contains(Flaw.NO_EVIDENCE) ? null : new Contents.AnonymisedSet(ITEMS, TEXTS, DOCUMENT),
                false,
                List.of(new Contents.JointUse(
                        TEXTS,
                        ITEMS,
                        List.of(RECIPIENT),
                        TEXTS,
                        List.of(PURPOSE),
                        "aoba",
                        flaws.contains(Flaw.NO_NOTICE)
                                ? null
                                : new Contents.PublishedNotice("https://www.example.jp/joint", "a".repeat(64), NOW))),
                flaws.contains(Flaw.NO_EVIDENCE)
                        ? null
                        : new Contents.Succession(RECIPIENT, TEXTS, DOCUMENT, !flaws.contains(Flaw.NOT_BOUND), ITEMS),
                List.of(),
                !flaws.contains(Flaw.NO_GROUP));
    }

    private static Standing standing(DisclosureGround ground, Set<Flaw> flaws) {
        List<Contents.Coverage> consent = List.of(new Contents.Coverage(
                PURPOSE,
                List.of(flaws.contains(Flaw.OTHER_KIND_CONSENTED) ? RecipientKind.AUTHORITY : RecipientKind.OTHER),
                flaws.contains(Flaw.OTHER_ITEMS_CONSENTED) ? List.of("account") : List.of("age", "email"),
                List.of()));
        return new Standing(
                !flaws.contains(Flaw.OUT_OF_PURPOSE),
                flaws.contains(Flaw.NO_CONSENT) ? null : consent,
                !flaws.contains(Flaw.NO_INQUIRY));
    }

    /** What the policies ask for, written down once more and not by way of the code. */
    private static boolean holds(GroundFacts facts, Standing standing) {
        Evidence evidence = facts.asked().evidence();
        Recipient recipient = facts.recipient();
        Backing backing = facts.backing();
        boolean committed = recipient.commitment() != null
                && recipient.commitment().confidentiality()
                && !recipient.commitment().until().isBefore(LocalDate.of(2026, 11, 22));
        boolean people = facts.asked().people() != People.NOBODY;
        return switch (facts.asked().ground()) {
            case CONSENT ->
                people
                        && standing.consent().stream()
                                .anyMatch(c -> c.kinds().contains(recipient.kind())
                                        && c.items().containsAll(facts.asked().items()));
            case NON_IDENTIFYING ->
                !people
                        && backing.anonymisedSet() != null
                        && !facts.asked().items().contains("email");
            case BUSINESS_PARTNER ->
                people && committed && recipient.kind() == RecipientKind.BUSINESS_PARTNER && standing.withinPurpose();
            case ANSWER_BY_PARTNER -> people && committed && standing.inquiry() && evidence.judgement() != null;
            case PAYMENT_SETTLEMENT ->
                people
                        && recipient.kind() == RecipientKind.FINANCIAL_INSTITUTION
                        && facts.asked().items().equals(Set.of("account"))
                        && evidence.payment() != null;
            case SUCCESSION ->
                people && backing.succession() != null && backing.succession().boundByPurposes();
            case LAW -> people && evidence.article() != null && evidence.approver() != null;
            case ORDER -> people && evidence.order() != null && recipient.kind() == RecipientKind.AUTHORITY;
            case GROUP ->
                people
                        && backing.group()
                        && standing.withinPurpose()
                        && backing.jointUses().getFirst().notice() != null;
        };
    }
}
