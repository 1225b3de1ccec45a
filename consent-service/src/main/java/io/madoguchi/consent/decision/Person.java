package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands on one purpose.
 *
 * @param status of the consent as last recorded, by its name; null when nothing was ever said
 * @param live how many opt-ins carry it
 * @param consentVersion the purpose version that was consented to
 * @param since when the status began
 * @param event the consent event that is the last one counted
 * @param noticeVersion the purpose version named by the newest notice shown to the person
 * @param withdrawnAt when the person last took the whole purpose back
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Person(
        @Nullable String status,
        int live,
        @Nullable Integer consentVersion,
        @Nullable Instant since,
        @Nullable UUID event,
        @Nullable Instant validUntil,
        @Nullable Integer noticeVersion,
        @Nullable Instant noticeAt,
        @Nullable UUID notice,
        @Nullable Instant withdrawnAt,
        Child child,
        Change change,
        boolean retentionEnded) {

    /** Whether a report about a child stands (E14). */
    enum Child {
        NONE,
        NO_GUARDIAN,
        GUARDED,
        REMOVED
    }

    /** How far an announced change of the use has come for this person (E16). */
    enum Change {
        NONE,
        WINDOW_OPEN,
        UNREACHABLE,
        OBJECTED,
        STARTED
    }

    Person with(Child child, Change change, boolean retentionEnded) {
        return new Person(
                status,
                live,
                consentVersion,
                since,
                event,
                validUntil,
                noticeVersion,
                noticeAt,
                notice,
                withdrawnAt,
                child,
                change,
                retentionEnded);
    }

    static final Person UNKNOWN =
            new Person(null, 0, null, null, null, null, null, null, null, null, Child.NONE, Change.NONE, false);

    Person {
        // absent in stored facts
        child = child == null ? Child.NONE : child;
        change = change == null ? Change.NONE : change;
    }

    @JsonIgnore
    boolean consented() {
        return live > 0 && consentVersion != null;
    }

    @JsonIgnore
    boolean expiredAt(Instant moment) {
        return validUntil != null && !validUntil.isAfter(moment);
    }

    /** The last no: a purpose taken back as a whole, refused, or the last opt-in for it ended. */
    @JsonIgnore
    @Nullable
    Instant lastNo() {
        Instant ended = "WITHDRAWN".equals(status) || "REFUSED".equals(status) ? since : null;
        if (ended == null || withdrawnAt == null) {
            return ended == null ? withdrawnAt : ended;
        }
        return ended.isAfter(withdrawnAt) ? ended : withdrawnAt;
    }

    /** A notice covers the purpose unless the person said no after it. */
    @JsonIgnore
    boolean rejected() {
        Instant no = lastNo();
        return no != null && (noticeAt == null || !no.isBefore(noticeAt));
    }

    /** Whether anything at all is recorded of this person about the purpose. */
    @JsonIgnore
    boolean known() {
        return status != null || noticeVersion != null || withdrawnAt != null;
    }
}
