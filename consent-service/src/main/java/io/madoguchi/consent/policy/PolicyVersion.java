package io.madoguchi.consent.policy;

import static io.madoguchi.consent.ConsentProblem.ALREADY_PUBLISHED;
import static io.madoguchi.consent.ConsentProblem.SAME_PERSON;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version of a policy. Written by one privacy officer, published by another, and never changed after that. */
@Entity
class PolicyVersion extends PanacheEntityBase {

    @Schema(name = "PolicyState")
    enum State {
        DRAFT,
        PUBLISHED
    }

    @Id
    UUID id;

    UUID policy;
    String company;
    int version;

    @JdbcTypeCode(SqlTypes.JSON)
    Names titles;

    @JdbcTypeCode(SqlTypes.JSON)
    Texts texts;

    @JdbcTypeCode(SqlTypes.JSON)
    List<DisclosureGround> grounds;

    int ageLimit;
    Instant effectiveFrom;

    @Nullable
    String site;

    boolean refusesOthersMarketing;

    @JdbcTypeCode(SqlTypes.JSON)
    ChangeRule changeRule;

    @Enumerated(EnumType.STRING)
    State state;

    Instant createdAt;
    String createdBy;

    @Nullable
    Instant publishedAt;

    @Nullable
    String publishedBy;

    protected PolicyVersion() {}

    static PolicyVersion draft(Policy policy, int version, DraftPolicyVersion wording, String by, Instant now) {
        PolicyVersion draft = new PolicyVersion();
        draft.id = Ids.next();
        draft.policy = policy.id;
        draft.company = policy.company;
        draft.version = version;
        draft.titles = wording.titles();
        draft.texts = wording.texts();
        draft.grounds = List.copyOf(wording.grounds());
        draft.ageLimit = wording.ageLimit();
        draft.effectiveFrom = wording.effectiveFrom();
        draft.site = wording.site();
        draft.refusesOthersMarketing = Boolean.TRUE.equals(wording.refusesOthersMarketing());
        draft.changeRule = wording.changeRule() == null ? ChangeRule.BY_LAW : wording.changeRule();
        draft.state = State.DRAFT;
        draft.createdAt = now;
        draft.createdBy = by;
        return draft;
    }

    /** A version cannot be in force before it could be read (E16): an earlier date becomes the moment of publication. */
    void publish(String by, Instant now) {
        if (state == State.PUBLISHED) {
            throw new ProblemException(ALREADY_PUBLISHED, "Draft the next version to change something.");
        }
        if (createdBy.equals(by)) {
            throw new ProblemException(SAME_PERSON, "Whoever wrote this version cannot publish it.");
        }
        state = State.PUBLISHED;
        publishedAt = now;
        publishedBy = by;
        if (effectiveFrom.isBefore(now)) {
            effectiveFrom = now;
        }
    }

    static Optional<PolicyVersion> newest(UUID policy) {
        return find("policy = ?1 order by version desc", policy).firstResultOptional();
    }

    static Optional<PolicyVersion> numbered(UUID policy, int version) {
        return find("policy = ?1 and version = ?2", policy, version).firstResultOptional();
    }

    /** The one of the company as a whole; those of single sites bind those sites only (E18). */
    static Optional<PolicyVersion> inForce(String company, Instant at) {
        return find(
                        "company = ?1 and site is null and state = ?2 and effectiveFrom <= ?3"
                                + " order by effectiveFrom desc, publishedAt desc",
                        company,
                        State.PUBLISHED,
                        at)
                .firstResultOptional();
    }

    /** The one of the longest site address that an address lies under, else the company's own. */
    static Optional<PolicyVersion> inForce(String company, String address, Instant at) {
        for (String site : sitesAbove(address)) {
            Optional<PolicyVersion> own = inForceAt(company, site, at);
            if (own.isPresent()) {
                return own;
            }
        }
        return inForce(company, at);
    }

    private static Optional<PolicyVersion> inForceAt(String company, String site, Instant at) {
        return find(
                        "company = ?1 and site = ?2 and state = ?3 and effectiveFrom <= ?4"
                                + " order by effectiveFrom desc, publishedAt desc",
                        company,
                        site,
                        State.PUBLISHED,
                        at)
                .firstResultOptional();
    }

    /** The addresses a site could begin at, the longest first; few, whatever is asked. */
    private static List<String> sitesAbove(String address) {
        int host = address.indexOf("://") + 3;
        List<String> above = new ArrayList<>();
        String rest = address.endsWith("/") ? address : address + "/";
        for (int slash = rest.length() - 1;
                slash >= host && above.size() < 9;
                slash = rest.lastIndexOf('/', slash - 1)) {
            above.add(rest.substring(0, slash + 1));
        }
        return above;
    }

    /** What was or is in force where this version is to follow: its predecessor, in whichever policy it stands. */
    Optional<PolicyVersion> predecessor(Instant now) {
        Instant until = publishedAt == null ? now : effectiveFrom.minusMillis(1);
        return site == null ? inForce(company, until) : inForceAt(company, site, until);
    }

    static List<PolicyVersion> publishedBefore(String company, UUID id, int limit) {
        return find("company = ?1 and state = ?2 and id < ?3 order by id desc", company, State.PUBLISHED, id)
                .page(0, limit)
                .list();
    }

    static List<PolicyVersion> allBefore(String company, UUID id, int limit) {
        return find("company = ?1 and id < ?2 order by id desc", company, id)
                .page(0, limit)
                .list();
    }

    /** The published version that a reader of this one may want to compare it with. */
    Optional<PolicyVersion> previous() {
        return find(
                        "policy = ?1 and state = ?2 and version < ?3 order by version desc",
                        policy,
                        State.PUBLISHED,
                        version)
                .firstResultOptional();
    }
}
