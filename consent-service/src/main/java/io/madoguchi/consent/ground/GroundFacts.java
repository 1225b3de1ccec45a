package io.madoguchi.consent.ground;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.Contents;
import io.madoguchi.consent.recipient.Recipient;
import io.madoguchi.consent.recipient.Registers.Categories;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
public record GroundFacts(
        Asked asked,
        Instant at,
        @Nullable Promise promise,
        @Nullable Recipient recipient,
        Categories categories,
        @Nullable Purpose purpose,
        Backing backing) {

    /** The same, asked on this ground. */
    GroundFacts on(DisclosureGround ground) {
        Asked named = new Asked(ground, asked.items(), asked.use(), asked.people(), asked.evidence());
        return new GroundFacts(named, at, promise, recipient, categories, purpose, backing);
    }

    /** What was asked. */
    public record Asked(
            @Nullable DisclosureGround ground, Set<String> items, RecipientUse use, People people, Evidence evidence) {}

    /** Whose data is meant. */
    public enum People {
        NOBODY,
        ONE,
        MANY
    }

    /** What the policy in force says about passing data on. */
    @RegisterForReflection
    public record Promise(UUID policy, int version, List<DisclosureGround> grounds, boolean refusesOthersMarketing) {}

    /** The purpose with the items its published version declares. */
    public record Purpose(UUID id, Set<String> items) {}

    /**
     * What the registers hold that the ground may rest on.
     *
     * @param releasedTable whether the statistics gate let out the table that was named, to such a recipient
     * @param jointUses the one that was named, or all with this recipient
     * @param entrustments those of this recipient
     * @param group whether company and recipient are in one group (FN1)
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Backing(
            Contents.@Nullable AnonymisedSet anonymisedSet,
            boolean releasedTable,
            List<Contents.JointUse> jointUses,
            Contents.@Nullable Succession succession,
            List<Contents.Entrustment> entrustments,
            boolean group) {

        public static final Backing NONE = new Backing(null, false, List.of(), null, List.of(), false);

        public Backing {
            // absent in stored facts
            jointUses = jointUses == null ? List.of() : jointUses;
            entrustments = entrustments == null ? List.of() : entrustments;
        }
    }

    /**
     * Where one person stands.
     *
     * @param withinPurpose whether the use lies within what the person was told or consented to
     * @param consent what the person's living consent was asked for; null without one
     * @param inquiry whether an inquiry of this person is open that the recipient is to answer
     */
    public record Standing(boolean withinPurpose, @Nullable List<Contents.Coverage> consent, boolean inquiry) {

        public static final Standing NOBODY = new Standing(false, null, false);
    }
}
