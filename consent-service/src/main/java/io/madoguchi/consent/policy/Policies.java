package io.madoguchi.consent.policy;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.company.CompanyView;
import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.purpose.PublishedPurpose;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.events.Outbox;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policies together with the purposes they declare: drafting, publication, and what is in force. */
@ApplicationScoped
public class Policies {

    private final Companies companies;
    private final Purposes purposes;
    private final Outbox outbox;
    private final Ledger ledger;

    Policies(Companies companies, Purposes purposes, Outbox outbox, Ledger ledger) {
        this.companies = companies;
        this.purposes = purposes;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    public Optional<PolicyInForce> inForce(String company, Instant at) {
        return PolicyVersion.inForce(company, at).map(Policies::binding);
    }

    /** The policy of the site that this address lies in, or the company's own (E18). */
    public Optional<PolicyInForce> inForce(String company, String address, Instant at) {
        return PolicyVersion.inForce(company, address, at).map(Policies::binding);
    }

    private static PolicyInForce binding(PolicyVersion v) {
        Map<UUID, Integer> declared = new TreeMap<>();
        for (PolicyPurpose purpose : PolicyPurpose.of(v)) {
            declared.put(purpose.purpose, purpose.purposeVersion == null ? 0 : purpose.purposeVersion);
        }
        return new PolicyInForce(
                v.policy,
                v.version,
                v.company,
                v.grounds,
                v.ageLimit,
                v.effectiveFrom,
                declared,
                v.site,
                v.refusesOthersMarketing,
                v.changeRule);
    }

    /** A version with its predecessor, for what lies between them. */
    public record Succession(
            PolicyInForce version,
            boolean published,
            Names titles,
            @Nullable PolicyInForce before) {}

    public Optional<Succession> succession(UUID policy, int number, Instant now) {
        return PolicyVersion.numbered(policy, number)
                .map(v -> new Succession(
                        binding(v),
                        v.state == PolicyVersion.State.PUBLISHED,
                        v.titles,
                        v.predecessor(now).map(Policies::binding).orElse(null)));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    PolicyVersion draft(Policy policy, DraftPolicyVersion wording, String by, Instant now) {
        if (new HashSet<>(wording.purposes()).size() != wording.purposes().size()) {
            throw ProblemException.field("purposes", "names one purpose twice");
        }
        if (!wording.purposes().stream()
                .allMatch(p -> purposes.find(policy.company, p).isPresent())) {
            throw ProblemException.field("purposes", "names a purpose this company does not have");
        }
        int next = PolicyVersion.newest(policy.id).map(v -> v.version + 1).orElse(1);
        PolicyVersion version = PolicyVersion.draft(policy, next, wording, by, now);
        version.persist();
        for (int i = 0; i < wording.purposes().size(); i++) {
            PolicyPurpose.declare(version, wording.purposes().get(i), i).persist();
        }
        return version;
    }

    /** Publishes the version and the newest draft of each purpose it declares, in one transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void publish(PolicyVersion version, String by, Instant now) {
        version.publish(by, now);
        for (PolicyPurpose purpose : PolicyPurpose.of(version)) {
            purpose.purposeVersion =
                    purposes.publishNewest(purpose.purpose, now).version();
        }
        outbox.publish(
                "madoguchi.policies",
                version.policy.toString(),
                PolicyPublished.TYPE,
                new PolicyPublished(version.policy, version.company, version.version, version.effectiveFrom));
        ledger.append(LedgerKind.POLICY, null, view(version));
    }

    PolicyVersionView view(PolicyVersion version) {
        List<PolicyVersionView.DeclaredPurpose> declared = PolicyPurpose.of(version).stream()
                .map(p -> declared(version.company, p))
                .toList();
        CompanyView company = companies.find(version.company).orElseThrow();
        String site = version.site == null ? company.site() : version.site;
        return PolicyVersionView.of(version, new PolicyVersionView.Covers(site, company.country()), declared);
    }

    private PolicyVersionView.DeclaredPurpose declared(String company, PolicyPurpose purpose) {
        Optional<PublishedPurpose> wording = purpose.purposeVersion == null
                ? purposes.published(purpose.purpose)
                : purposes.published(purpose.purpose, purpose.purposeVersion);
        return new PolicyVersionView.DeclaredPurpose(
                purpose.purpose,
                purposes.find(company, purpose.purpose)
                        .map(Purposes.Identity::code)
                        .orElse(null),
                wording.map(PublishedPurpose::version).orElse(null),
                wording.map(PublishedPurpose::texts).orElse(null),
                wording.map(PublishedPurpose::retention).orElse(null));
    }
}
