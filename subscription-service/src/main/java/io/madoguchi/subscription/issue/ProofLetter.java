package io.madoguchi.subscription.issue;

import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the test copy of an issue: as its readers will see it, but for the subject and links that lead nowhere. */
@ApplicationScoped
class ProofLetter implements Letter {

    private final IssueMail mail;
    private final IssueLinks links;
    private final Seal seal;

    ProofLetter(IssueMail mail, IssueLinks links, Seal seal) {
        this.mail = mail;
        this.links = links;
        this.seal = seal;
    }

    @Override
    public MailKind kind() {
        return MailKind.TEST;
    }

    @Override
    public Optional<Draft> write(Assignment assignment) {
        return IssueProof.<IssueProof>findByIdOptional(assignment.subject()).map(proof -> {
            Issue issue = Issue.findIssue(proof.issue).orElseThrow();
            Topic topic = Topic.findTopic(issue.topic).orElseThrow();
            Locale locale = assignment.locale();
            IssueMail.Page page =
                    mail.page(issue, topic, locale, links.sample(topic, locale)).filled(null);
            String prefix = Locale.JAPANESE.getLanguage().equals(locale.getLanguage()) ? "【試し送り】" : "[Test] ";
            return new Draft(
                    page.sender(),
                    proof.address(seal),
                    null,
                    prefix + page.subject(),
                    page.text(),
                    page.html(),
                    Map.of(),
                    List.of());
        });
    }

    /** Nobody can stop what they asked for themselves a moment ago. */
    @Override
    public boolean stillWanted(Assignment assignment) {
        return true;
    }
}
