package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.collection.Company;
import io.madoguchi.subscription.delivery.Master;
import io.madoguchi.subscription.template.HtmlText;
import io.madoguchi.subscription.template.MergeText;
import io.madoguchi.subscription.topic.Topic;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays an issue out as a mail: text and HTML, with the foot that says why it came and how to stop it. */
@ApplicationScoped
class IssueMail {

    private final IssueLinks links;

    IssueMail(IssueLinks links) {
        this.links = links;
    }

    /** A laid-out mail; where a reader's name goes there are still the places of these words. */
    record Page(String sender, String subject, String text, String html, List<Master.Word> words) {

        /** For one reader, or for nobody in particular. */
        Page filled(@Nullable String name) {
            String ownSubject = subject;
            String ownText = text;
            String ownHtml = html;
            for (Master.Word word : words) {
                ownSubject = ownSubject.replace(word.place(), word.of(name));
                ownText = ownText.replace(word.place(), word.of(name));
                ownHtml = ownHtml.replace(word.place(), word.escaped(name));
            }
            return new Page(sender, ownSubject, ownText, ownHtml, List.of());
        }
    }

    /** What was written, without the foot. */
    record Body(String subject, String html, String text, boolean leaves, List<Master.Word> words) {}

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
        Optional<Company> company = Company.findCompany(issue.company);
        Body body = body(issue, topic, reader);
        // a company is registered before its first topic; should the fact be late, its id still names it
        String sender = company.map(c -> c.names().in(reader)).orElse(issue.company);
        Foot foot = new Foot(
                sender,
                company.map(c -> c.addresses().in(reader)).orElse(""),
                topic.names().in(reader),
                body.leaves(),
                Locale.JAPANESE.getLanguage().equals(reader.getLanguage()),
                ways);
        Top top = new Top(body.subject(), issue.written(reader).getLanguage(), new RawString(body.html()), body.text());
        return new Page(
                sender,
                body.subject(),
                Templates.mailText(top, foot).render(),
                Templates.mailHtml(top, foot).render(),
                body.words());
    }

    /** The words of the issue, with all filled in that is the same for everybody. */
    Body body(Issue issue, Topic topic, Locale reader) {
        IssueVariant variant = issue.variant(reader);
        MergeText subject = MergeText.read(variant.subject(), 's');
        MergeText source = MergeText.read(variant.body(), 'b');
        HtmlText body = laidOut(variant.format(), source.text(), ownHosts(issue.company));
        Map<String, String> known = Map.of(
                "topic.name", topic.names().in(reader),
                "company.name",
                        Company.findCompany(issue.company)
                                .map(c -> c.names().in(reader))
                                .orElse(issue.company),
                "issue.number", Integer.toString(issue.number));
        List<Master.Word> words = new ArrayList<>();
        String ownSubject = subject.text();
        String text = body.text();
        String html = body.html();
        List<MergeText.Slot> slots = new ArrayList<>(subject.slots());
        slots.addAll(source.slots());
        for (MergeText.Slot slot : slots) {
            String value = known.get(slot.field());
            if (value == null) {
                words.add(new Master.Word(slot.place(), slot.fallback()));
            } else {
                Master.Word said = new Master.Word(slot.place(), value);
                ownSubject = ownSubject.replace(slot.place(), said.of(null));
                text = text.replace(slot.place(), said.of(null));
                html = html.replace(slot.place(), said.escaped(null));
            }
        }
        return new Body(ownSubject, html, text, body.leaves(), words);
    }

    private static HtmlText laidOut(Format format, String source, Set<String> ownHosts) {
        return switch (format) {
            case HTML -> HtmlText.of(source, ownHosts);
            case MARKDOWN -> {
                Markdown.Body body = new Markdown(ownHosts).render(source);
                yield new HtmlText(body.html(), body.text(), body.leaves());
            }
        };
    }

    /** Where links do not leave: this house, and the site of the company. */
    Set<String> ownHosts(String company) {
        Set<String> hosts = new HashSet<>();
        host(links.site()).ifPresent(hosts::add);
        Company.findCompany(company).flatMap(c -> host(c.site())).ifPresent(hosts::add);
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
