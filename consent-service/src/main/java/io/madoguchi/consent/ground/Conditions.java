package io.madoguchi.consent.ground;

import io.madoguchi.consent.ground.GroundFacts.People;
import io.madoguchi.consent.ground.GroundFacts.Standing;
import io.madoguchi.consent.recipient.BusinessDay;
import io.madoguchi.consent.recipient.Commitment;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.RecipientKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conditions of each ground, as pure functions: the first that does not hold is the one that refuses. */
final class Conditions {

    private Conditions() {}

    static Optional<RefusalRule> consent(GroundFacts facts, Standing standing) {
        List<Contents.Coverage> covered = standing.consent();
        if (facts.asked().people() == People.NOBODY) {
            return Optional.of(RefusalRule.NO_PEOPLE);
        }
        if (covered == null) {
            return Optional.of(RefusalRule.NO_CONSENT);
        }
        Recipient recipient = recipient(facts);
        List<Contents.Coverage> kind = covered.stream()
                .filter(c -> c.kinds().contains(recipient.kind()))
                .toList();
        List<Contents.Coverage> items = kind.stream()
                .filter(c -> c.items().containsAll(facts.asked().items()))
                .toList();
        return first(
                kind.isEmpty() ? RefusalRule.CONSENT_OTHER_RECIPIENT : null,
                items.isEmpty() ? RefusalRule.CONSENT_OTHER_ITEMS : null,
                recipient.isAbroad()
                                && recipient.transfer() == null
                                && items.stream().noneMatch(c -> c.countries().contains(recipient.country()))
                        ? RefusalRule.CONSENT_OTHER_COUNTRY
                        : null);
    }

    static Optional<RefusalRule> nonIdentifying(GroundFacts facts, Standing standing) {
        Contents.AnonymisedSet set = facts.backing().anonymisedSet();
        Set<String> items = facts.asked().items();
        boolean anonymised = set != null && set.items().containsAll(items);
        return first(
                facts.asked().people() == People.NOBODY ? null : RefusalRule.REFERS_TO_A_PERSON,
                anonymised || facts.backing().releasedTable() ? null : RefusalRule.NOT_THROUGH_THE_GATE,
                facts.categories().identifying(items).isPresent() ? RefusalRule.IDENTIFYING_ITEMS : null);
    }

    static Optional<RefusalRule> businessPartner(GroundFacts facts, Standing standing) {
        return first(partner(facts), entrusted(facts) ? null : RefusalRule.NOT_ENTRUSTED, purpose(facts, standing));
    }

    static Optional<RefusalRule> answerByPartner(GroundFacts facts, Standing standing) {
        return first(
                partner(facts),
                facts.asked().people() == People.ONE && standing.inquiry() ? null : RefusalRule.NO_OPEN_INQUIRY,
                Evidence.given(facts.asked().evidence().judgement()) ? null : RefusalRule.NO_JUDGEMENT);
    }

    static Optional<RefusalRule> paymentSettlement(GroundFacts facts, Standing standing) {
        boolean needed = facts.asked().items().stream()
                .allMatch(
                        i -> Objects.requireNonNull(facts.categories().byCode().get(i))
                                .settlement());
        return first(
                people(facts),
                recipient(facts).kind() == RecipientKind.FINANCIAL_INSTITUTION
                        ? null
                        : RefusalRule.NOT_A_FINANCIAL_INSTITUTION,
                needed ? null : RefusalRule.ITEMS_BEYOND_THE_CHECK,
                Evidence.given(facts.asked().evidence().payment()) ? null : RefusalRule.NO_PAYMENT);
    }

    static Optional<RefusalRule> succession(GroundFacts facts, Standing standing) {
        Contents.Succession succession = facts.backing().succession();
        if (succession == null
                || recipient(facts).kind() != RecipientKind.SUCCESSOR
                || !succession.successor().equals(recipient(facts).id())) {
            return Optional.of(RefusalRule.NO_SUCCESSION);
        }
        return first(
                people(facts),
                succession.boundByPurposes() ? null : RefusalRule.SUCCESSOR_NOT_BOUND,
                succession.items().containsAll(facts.asked().items()) ? null : RefusalRule.ITEMS_NOT_SUCCEEDED);
    }

    static Optional<RefusalRule> law(GroundFacts facts, Standing standing) {
        Evidence evidence = facts.asked().evidence();
        return first(
                people(facts),
                Evidence.given(evidence.article()) ? null : RefusalRule.NO_ARTICLE,
                Evidence.given(evidence.approver()) ? null : RefusalRule.NO_APPROVER);
    }

    static Optional<RefusalRule> order(GroundFacts facts, Standing standing) {
        Evidence.Order order = facts.asked().evidence().order();
        return first(
                people(facts),
                recipient(facts).kind() == RecipientKind.AUTHORITY ? null : RefusalRule.NOT_AN_AUTHORITY,
                order != null && order.isComplete() ? null : RefusalRule.ORDER_INCOMPLETE);
    }

    static Optional<RefusalRule> group(GroundFacts facts, Standing standing) {
        return first(
                recipient(facts).kind() == RecipientKind.GROUP_COMPANY
                                && facts.backing().group()
                        ? null
                        : RefusalRule.NOT_IN_THE_GROUP,
                purpose(facts, standing),
                jointlyUsed(facts) ? null : RefusalRule.NO_JOINT_USE_NOTICE);
    }

    /** E9 for agents and contractors: all three parts. F4.3 for dealers and affiliates: bound to confidentiality. */
    private static @Nullable RefusalRule partner(GroundFacts facts) {
        Recipient recipient = recipient(facts);
        boolean vendor = recipient.kind() == RecipientKind.ENTRUSTED_VENDOR;
        if (!vendor && recipient.kind() != RecipientKind.BUSINESS_PARTNER) {
            return RefusalRule.NOT_A_PARTNER;
        }
        Commitment commitment = recipient.commitment();
        LocalDate today = BusinessDay.of(facts.at());
        if (commitment == null) {
            return RefusalRule.NO_COMMITMENT;
        }
        if (!commitment.holdsOn(today)) {
            return RefusalRule.COMMITMENT_EXPIRED;
        }
        if (vendor ? !commitment.isWhole() : !commitment.confidentiality()) {
            return RefusalRule.COMMITMENT_INCOMPLETE;
        }
        if (recipient.reviewBy() == null || today.isAfter(recipient.reviewBy())) {
            return RefusalRule.COMMITMENT_NOT_REVIEWED;
        }
        return facts.asked().use() == RecipientUse.FOR_US ? null : RefusalRule.USE_NOT_FOR_US;
    }

    /** A vendor of whom it is on record what it was entrusted with is given nothing beyond. */
    private static boolean entrusted(GroundFacts facts) {
        List<Contents.Entrustment> entrustments = facts.backing().entrustments();
        GroundFacts.Purpose purpose = facts.purpose();
        return entrustments.isEmpty()
                || entrustments.stream()
                        .anyMatch(e -> purpose != null
                                && e.purposes().contains(purpose.id())
                                && e.items().containsAll(facts.asked().items()));
    }

    private static @Nullable RefusalRule purpose(GroundFacts facts, Standing standing) {
        GroundFacts.Purpose purpose = facts.purpose();
        if (facts.asked().people() == People.NOBODY) {
            return RefusalRule.NO_PEOPLE;
        }
        if (purpose == null || !standing.withinPurpose()) {
            return RefusalRule.OUT_OF_PURPOSE;
        }
        return purpose.items().containsAll(facts.asked().items()) ? null : RefusalRule.ITEM_OUTSIDE_PURPOSE;
    }

    private static boolean jointlyUsed(GroundFacts facts) {
        return facts.backing().jointUses().stream().anyMatch(use -> covers(use, facts));
    }

    private static boolean covers(Contents.JointUse use, GroundFacts facts) {
        GroundFacts.Purpose purpose = facts.purpose();
        return use.notice() != null
                && !use.notice().publishedAt().isAfter(facts.at())
                && use.users().contains(recipient(facts).id())
                && purpose != null
                && use.purposes().contains(purpose.id())
                && use.items().containsAll(facts.asked().items());
    }

    private static @Nullable RefusalRule people(GroundFacts facts) {
        return facts.asked().people() == People.NOBODY ? RefusalRule.NO_PEOPLE : null;
    }

    private static Recipient recipient(GroundFacts facts) {
        return Objects.requireNonNull(facts.recipient());
    }

    private static Optional<RefusalRule> first(@Nullable RefusalRule... found) {
        return Stream.of(found).flatMap(Stream::ofNullable).findFirst();
    }
}
