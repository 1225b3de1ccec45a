package io.madoguchi.consent.ground;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Wording;
import io.madoguchi.consent.recipient.DocumentRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What shows that the conditions of a ground hold; each ground needs its own part of it.
 *
 * @param consent the purpose (code or id) whose consent covers this recipient; without one that of the disclosure
 * @param statisticRelease a released table that this recipient may have (E10)
 * @param contract a contract that takes the place of the provision record (APPI Rules 20, 22)
 * @param judgement why it is right that the partner answers, and which office judged so
 * @param approver the office that approved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Evidence(
        @Size(max = 60) @Nullable String consent,
        @Nullable UUID anonymisedSet,
        @Nullable UUID statisticRelease,
        @Nullable UUID inquiry,
        @Wording(max = 500) @Nullable String judgement,
        @Wording(max = 100) @Nullable String payment,
        @Nullable UUID succession,
        @Wording(max = 200) @Nullable String article,
        @Wording(max = 100) @Nullable String approver,
        @Valid @Nullable Order order,
        @Nullable UUID jointUse,
        @Valid @Nullable DocumentRef contract) {

    public static final Evidence NONE =
            new Evidence(null, null, null, null, null, null, null, null, null, null, null, null);

    /** An order of a court or an agency. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record Order(
            @Wording(max = 200) @Nullable String reference,
            @Nullable LocalDate date,
            @Valid @Nullable DocumentRef document) {

        boolean isComplete() {
            return given(reference) && date != null && document != null;
        }
    }

    static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** The same, with the consent it rests on named. */
    public Evidence restingOn(String purpose) {
        return new Evidence(
                purpose,
                anonymisedSet,
                statisticRelease,
                inquiry,
                judgement,
                payment,
                succession,
                article,
                approver,
                order,
                jointUse,
                contract);
    }
}
