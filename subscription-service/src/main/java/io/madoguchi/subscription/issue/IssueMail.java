package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.collection.Company;
import io.madoguchi.subscription.topic.Topic;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lays an issue out as a mail: text and HTML, with the foot that says why it came and how to stop it. */
@ApplicationScoped
class IssueMail {

    private final IssueLinks links;

    IssueMail(IssueLinks links) {
        this.links = links;
    }

    /** A laid-out mail. */
    record Page(String sender, String subject, String text, String html) {}

    /** What the foot says, in the reader's language, which may not be that of the text above it. */
    record Foot(String sender, String address, String topic, boolean leaves, boolean japanese, IssueLinks.Ways ways) {}

    /** What stands above the foot. */
    record Top(String subject, String language, RawString html, String text) {}

    /** The two forms of the page. */
    @CheckedTemplate(basePath = "issue", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mailHtml(Top top, Foot foot);

        static native TemplateInstance mailText(Top top, Foot foot);
    }

    Page page(Issue issue, Topic topic, Locale reader, IssueLinks.Ways ways) {
        IssueVariant variant = issue.variant(reader);
        Optional<Company> company = Company.findCompany(issue.company);
        Markdown.Body body = new Markdown(ownHosts(company)).render(variant.body());
        // a company is registered before its first topic; should the fact be late, its id still names it
        String sender = company.map(c -> c.names().in(reader)).orElse(issue.company);
        Foot foot = new Foot(
                sender,
                company.map(c -> c.addresses().in(reader)).orElse(""),
                topic.names().in(reader),
                body.leaves(),
                Locale.JAPANESE.getLanguage().equals(reader.getLanguage()),
                ways);
        Top top = new Top(
                variant.subject(), issue.written(reader).getLanguage(), new RawString(body.html()), body.text());
        return new Page(
                sender,
                variant.subject(),
                Templates.mailText(top, foot).render(),
                Templates.mailHtml(top, foot).render());
    }

    private Set<String> ownHosts(Optional<Company> company) {
        Set<String> hosts = new HashSet<>();
        host(links.site()).ifPresent(hosts::add);
        company.flatMap(c -> host(c.site())).ifPresent(hosts::add);
        return hosts;
    }

    private static Optional<String> host(String site) {
        try {
            return Optional.ofNullable(URI.create(site).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
