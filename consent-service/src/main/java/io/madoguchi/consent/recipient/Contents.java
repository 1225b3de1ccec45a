package io.madoguchi.consent.recipient;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an entry says: exactly one member, the one of its register. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Contents(
        @Valid @Nullable RecipientEntry recipient,
        @Valid @Nullable DataCategory dataCategory,
        @Valid @Nullable Combination combination,
        @Valid @Nullable JointUse jointUse,
        @Valid @Nullable Entrustment entrustment,
        @Valid @Nullable Succession succession,
        @Valid @Nullable OptOutFiling optOutFiling,
        @Valid @Nullable Coverage coverage,
        @Valid @Nullable AnonymisedSet anonymisedSet) {

    static final String CODE = "[a-z][A-Za-z0-9-]{1,59}";
    static final String CODE_RULE = "must be 2 to 60 letters, digits and -, beginning with a small letter";

    /**
     * One item of personal data (FN2), named by the code of its entry.
     *
     * @param identifying whether it says by itself who somebody is
     * @param settlement whether checking an account or a card can need it (F4.5)
     */
    @RegisterForReflection
    public record DataCategory(
            @NotNull @Valid Names names, boolean identifying, boolean specialCare, boolean settlement) {}

    /** Items that together say who somebody is, though none does alone (FN2). */
    @RegisterForReflection
    public record Combination(
            @NotNull @Size(min = 2, max = 20) List<@NotBlank @Wording(max = 80) String> categories) {}

    /** Joint use with its five matters (APPI 27(5)iii): the fact, the items, who uses, for what, and who answers for it. */
    @RegisterForReflection
    public record JointUse(
            @NotNull @Valid Texts fact,
            @NotEmpty @Size(max = 50) List<@NotBlank @Wording(max = 80) String> items,
            @NotEmpty @Size(max = 50) List<@NotNull UUID> users,
            @NotNull @Valid Texts range,
            @NotEmpty @Size(max = 50) List<@NotNull UUID> purposes,

            @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
            String responsible,

            @Valid @Nullable PublishedNotice notice) {}

    /** Where the five matters, with address and representative, can be read by anyone, and since when. */
    @RegisterForReflection
    public record PublishedNotice(
            @NotNull @Size(max = 500) @Pattern(regexp = "https://\\S+", message = "must be an https address")
            String url,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
            String sha256,

            @NotNull Instant publishedAt) {}

    /** Work for the company that a vendor does with its data (APPI 25, 27(5)i). */
    @RegisterForReflection
    public record Entrustment(
            @NotNull UUID recipient,
            @NotNull @Valid Texts services,
            @NotEmpty @Size(max = 50) List<@NotNull UUID> purposes,
            @NotEmpty @Size(max = 50) List<@NotBlank @Wording(max = 80) String> items,
            @NotNull @Valid DocumentRef contract,
            @NotNull LocalDate reviewBy) {}

    /** A part of the business that passes to another company, which is bound by the purposes (F4.6, APPI 18(2), 27(5)ii). */
    @RegisterForReflection
    public record Succession(
            @NotNull UUID successor,
            @NotNull @Valid Texts business,
            @NotNull @Valid DocumentRef agreement,
            boolean boundByPurposes,
            @NotEmpty @Size(max = 50) List<@NotBlank @Wording(max = 80) String> items) {}

    /** A filing of provision by opt-out (APPI 27(2)); none of the nine grounds rests on it. */
    @RegisterForReflection
    public record OptOutFiling(
            @NotBlank @Wording(max = 100) String number,
            @NotNull LocalDate filedOn,
            @NotEmpty @Size(max = 50) List<@NotBlank @Wording(max = 80) String> items,
            @NotNull @Valid Texts means) {}

    /** To what kinds of recipient, with which items and in which countries, the consent to a purpose was asked for. */
    @RegisterForReflection
    public record Coverage(
            @NotNull UUID purpose,
            @NotEmpty @Size(max = 8) List<@NotNull RecipientKind> kinds,
            @NotEmpty @Size(max = 50) List<@NotBlank @Wording(max = 80) String> items,
            @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries) {}

    /** A set of data made anonymous, with how that was done (APPI 43). */
    @RegisterForReflection
    public record AnonymisedSet(
            @NotEmpty @Size(max = 50) List<@NotBlank @Wording(max = 80) String> items,
            @NotNull @Valid Texts method,
            @NotNull @Valid DocumentRef document) {}

    @JsonIgnore
    @Nullable
    Object of(Register register) {
        return switch (register) {
            case RECIPIENTS -> recipient;
            case DATA_CATEGORIES -> dataCategory;
            case IDENTIFYING_COMBINATIONS -> combination;
            case JOINT_USES -> jointUse;
            case ENTRUSTMENTS -> entrustment;
            case SUCCESSIONS -> succession;
            case OPT_OUT_FILINGS -> optOutFiling;
            case CONSENT_COVERAGES -> coverage;
            case ANONYMISED_SETS -> anonymisedSet;
        };
    }

    /** Whether this is an entry of that register and of no other. */
    boolean isOnly(Register register) {
        long set = Stream.of(
                        recipient,
                        dataCategory,
                        combination,
                        jointUse,
                        entrustment,
                        succession,
                        optOutFiling,
                        coverage,
                        anonymisedSet)
                .filter(Objects::nonNull)
                .count();
        return set == 1 && of(register) != null;
    }

    @Nullable
    LocalDate due() {
        if (recipient != null) {
            return recipient.due();
        }
        return entrustment == null ? null : entrustment.reviewBy();
    }
}
