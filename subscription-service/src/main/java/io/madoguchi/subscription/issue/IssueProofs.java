package io.madoguchi.subscription.issue;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.Deliveries;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Shows an issue as its readers will see it, on the page or in the mailbox of who asks. */
@ApplicationScoped
class IssueProofs {

    private final IssueMail mail;
    private final IssueLinks links;
    private final PersonRefs persons;
    private final Seal seal;
    private final Deliveries deliveries;
    private final Clock clock;

    IssueProofs(IssueMail mail, IssueLinks links, PersonRefs persons, Seal seal, Deliveries deliveries, Clock clock) {
        this.mail = mail;
        this.links = links;
        this.persons = persons;
        this.seal = seal;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    PreviewView preview(Issue issue, Locale reader) {
        Topic topic = Topic.findTopic(issue.topic).orElseThrow();
        IssueMail.Page page =
                mail.page(issue, topic, reader, links.sample(topic, reader)).filled(null);
        return new PreviewView(page.subject(), page.text(), page.html());
    }

    /** One copy for each language that is written. */
    List<UUID> send(Issue issue, EmailAddress to) {
        PersonRef person = persons.of(issue.company, to);
        Holder holder = new Holder(person, seal.generationOf(person));
        return issue.variants.keySet().stream()
                .sorted()
                .map(language -> {
                    Locale locale = Locale.of(language);
                    IssueProof proof = IssueProof.of(issue, locale, holder, to, seal, clock.instant());
                    proof.persist();
                    return deliveries.queue(MailKind.TEST, proof.id, issue.company, holder, locale);
                })
                .toList();
    }
}
