package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.Registers.Categories;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the conditions of a ground look at, loaded before: the same facts always get the same answer.
 *
 * @param recipient as the register has it; null when it has none
 * @param categories the data categories of the company
 * @param purpose what the disclosure is for; null when no purpose was named or it has no published version
 */
record Facts(
        Asked asked,
        Instant at,
        @Nullable Promise promise,
        @Nullable Recipient recipient,
        Categories categories,
        @Nullable Purpose purpose,
        Backing backing) {

    /** What was asked. */
    record Asked(
            @Nullable DisclosureGround ground, Set<String> items, RecipientUse use, People people, Evidence evidence) {}

    /** Whose data is meant. */
    enum People {
        NOBODY,
        ONE,
        MANY
    }

    /** What the policy in force says about passing data on. */
    record Promise(UUID policy, int version, List<DisclosureGround> grounds, boolean refusesOthersMarketing) {}

    /** The purpose with the items its published version declares. */
    record Purpose(UUID id, Set<String> items) {}

    /**
     * What the registers hold that the ground may rest on.
     *
     * @param entrustments those of this recipient
     * @param group whether company and recipient are in one group (FN1)
     */
    record Backing(
            Contents.@Nullable AnonymisedSet anonymisedSet,
            Contents.@Nullable JointUse jointUse,
            Contents.@Nullable Succession succession,
            List<Contents.Entrustment> entrustments,
            boolean group) {

        static final Backing NONE = new Backing(null, null, null, List.of(), false);
    }

    /**
     * Where one person stands.
     *
     * @param withinPurpose whether the use lies within what the person was told or consented to
     * @param consent what the person's living consent was asked for; null without one
     * @param inquiry whether an inquiry of this person is open that the recipient is to answer
     */
    record Standing(boolean withinPurpose, @Nullable List<Contents.Coverage> consent, boolean inquiry) {

        static final Standing NOBODY = new Standing(false, null, false);
    }
}
