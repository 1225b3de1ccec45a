package io.madoguchi.consent.acquisition;

import static io.madoguchi.consent.ConsentProblem.CHANNEL_LIMITS_PURPOSES;
import static io.madoguchi.consent.ConsentProblem.NO_POLICY_IN_FORCE;
import static io.madoguchi.consent.ConsentProblem.NO_PUBLISHED_PURPOSE;

import io.madoguchi.consent.acquisition.NoticeContent.NoticePolicy;
import io.madoguchi.consent.acquisition.NoticeContent.NoticePurpose;
import io.madoguchi.consent.acquisition.NoticeContent.NoticeSection;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.company.CompanyView;
import io.madoguchi.consent.company.SectionView;
import io.madoguchi.consent.policy.Policies;
import io.madoguchi.consent.policy.PolicyInForce;
import io.madoguchi.consent.purpose.Purposes;
import io.madoguchi.events.Outbox;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens and closes collection points: gathers what the notice must say and refuses where it cannot be said (F1.1). */
@ApplicationScoped
class Opening {

    private static final String TOPIC = "madoguchi.policies";

    private final Companies companies;
    private final Purposes purposes;
    private final Policies policies;
    private final Outbox outbox;

    Opening(Companies companies, Purposes purposes, Policies policies, Outbox outbox) {
        this.companies = companies;
        this.purposes = purposes;
        this.policies = policies;
        this.outbox = outbox;
    }

    /** Shows a new revision when the notice would say something else than before; otherwise the same one again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void open(CollectionPoint point, String by, Instant now) {
        NoticeContent content = content(point, now);
        int last = Notice.lastRevision(point.id);
        Optional<Notice> same = Notice.of(point.id, last).filter(n -> n.content.equals(content));
        if (same.isPresent() && point.state == CollectionPoint.State.OPEN) {
            return;
        }
        Notice notice = same.orElseGet(() -> {
            Notice next = Notice.show(point, last + 1, content, by, now);
            next.persist();
            return next;
        });
        point.open(notice.revision);
        outbox.publish(TOPIC, point.id.toString(), CollectionPointOpened.TYPE, CollectionPointOpened.of(notice));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void close(CollectionPoint point) {
        if (point.close()) {
            outbox.publish(
                    TOPIC,
                    point.id.toString(),
                    CollectionPointClosed.TYPE,
                    new CollectionPointClosed(point.id, point.company));
        }
    }

    private NoticeContent content(CollectionPoint point, Instant now) {
        CompanyView company = companies.find(point.company).orElseThrow();
        SectionView section = companies.section(point.company, point.section).orElseThrow();
        List<NoticePurpose> shown = point.purposes.stream().map(this::shown).toList();
        point.purposes.forEach(p -> mustBeAllowedBy(point.channel, p));
        String site = point.site;
        PolicyInForce policy = (site == null
                        ? policies.inForce(point.company, now)
                        : policies.inForce(point.company, site, now))
                .orElseThrow(() -> new ProblemException(NO_POLICY_IN_FORCE, "Publish a policy of this company first."));
        return new NoticeContent(
                point.company,
                company.names(),
                company.address(),
                new NoticeSection(section.id(), section.names(), section.contact()),
                point.names,
                point.channel,
                policy.ageLimit(),
                point.items,
                shown,
                point.recipients,
                point.withdrawal,
                new NoticePolicy(policy.id(), policy.version()));
    }

    /** What is evident from a card or a meeting is a short list, and the published version decides what is on it (F1.2). */
    private void mustBeAllowedBy(Channel channel, UUID purpose) {
        if (channel.limitsPurposes() && purposes.activity(purpose).isEmpty()) {
            throw new ProblemException(
                    CHANNEL_LIMITS_PURPOSES,
                    "F1.2: cards, meetings and events allow introducing products and services, information by e-mail and"
                            + " marketing. Declare the purpose as one of these activities, or ask on another way.");
        }
    }

    private NoticePurpose shown(UUID purpose) {
        return purposes.published(purpose)
                .map(p -> new NoticePurpose(p.id(), p.code(), p.version(), p.texts(), p.retention()))
                .orElseThrow(() -> new ProblemException(
                        NO_PUBLISHED_PURPOSE,
                        "F1.1: the purpose of use is specified before information is asked for."
                                + " Publish a policy that declares every purpose of this collection point."));
    }
}
