package io.madoguchi.subscription.issue;

import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.delivery.SendingDomains;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.subscription.Subscription;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Writes an issue to one of its readers. */
@ApplicationScoped
class IssueLetter implements Letter {

    private final IssueMail mail;
    private final IssueLinks links;
    private final SendingDomains domains;
    private final Seal seal;

    IssueLetter(IssueMail mail, IssueLinks links, SendingDomains domains, Seal seal) {
        this.domains = domains;
        this.mail = mail;
        this.links = links;
        this.seal = seal;
    }

    @Override
    public MailKind kind() {
        return MailKind.ISSUE;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        Issue issue =
                Issue.findIssue(Objects.requireNonNull(assignment.issue())).orElseThrow();
        Optional<Subscription> subscription = Subscription.findSubscription(assignment.subject());
        Optional<Reader> found = subscription.flatMap(s -> Reader.findReader(s.readerId()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Reader reader = found.get();
        Topic topic = Topic.findTopic(issue.topic).orElseThrow();
        Locale locale = assignment.locale();
        IssueLinks.Ways ways = links.of(subscription.get(), reader, topic, locale);
        try {
            String name = reader.name(seal);
            IssueMail.Page page = mail.page(issue, topic, locale, ways).filled(name);
            return Optional.of(new Draft(
                    page.sender(),
                    reader.address(seal),
                    name,
                    page.subject(),
                    page.text(),
                    page.html(),
                    headers(issue, links.headers(topic, ways, locale), assignment),
                    List.of()));
        } catch (KeyDestroyed _) {
            return Optional.empty();
        }
    }

    /** A correction stands in the thread of the mail that this same reader got (RFC 5322 §3.6.4). */
    private Map<String, String> headers(Issue issue, Map<String, String> ofTheList, Assignment assignment) {
        UUID corrects = issue.corrects;
        if (corrects == null) {
            return ofTheList;
        }
        Map<String, String> headers = new TreeMap<>(ofTheList);
        String first = domains.messageId(assignment, corrects);
        headers.put("In-Reply-To", first);
        headers.put("References", first);
        return headers;
    }

    @Override
    public boolean stillWanted(Assignment assignment) {
        return Subscription.holdActive(assignment.subject());
    }

    @Override
    public String refusal(Assignment assignment) {
        return Subscription.findSubscription(assignment.subject())
                .map(subscription -> switch (subscription.state()) {
                    case PAUSED -> "subscription-paused";
                    case ENDED -> "subscription-ended";
                    case ACTIVE -> "no-longer-wanted";
                })
                .orElse("subscription-gone");
    }
}
