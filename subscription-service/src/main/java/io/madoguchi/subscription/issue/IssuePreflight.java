package io.madoguchi.subscription.issue;

import io.madoguchi.problems.Problem;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.collection.Company;
import io.madoguchi.subscription.delivery.ConsentView;
import io.madoguchi.subscription.delivery.IssueMails;
import io.madoguchi.subscription.delivery.SendingDomains;
import io.madoguchi.subscription.preflight.Copy;
import io.madoguchi.subscription.preflight.Finding;
import io.madoguchi.subscription.preflight.Layout;
import io.madoguchi.subscription.preflight.Linter;
import io.madoguchi.subscription.preflight.Rule;
import io.madoguchi.subscription.preflight.Severity;
import io.madoguchi.subscription.template.MergeText;
import io.madoguchi.subscription.template.Tags;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks an issue before a second person sees it, and counts whom it would reach. */
@ApplicationScoped
class IssuePreflight {

    private final IssueMail mail;
    private final IssueLinks links;
    private final IssueMails mails;
    private final SendingDomains domains;
    private final ConsentView consents;
    private final Clock clock;

    IssuePreflight(
            IssueMail mail,
            IssueLinks links,
            IssueMails mails,
            SendingDomains domains,
            ConsentView consents,
            Clock clock) {
        this.mail = mail;
        this.links = links;
        this.mails = mails;
        this.domains = domains;
        this.consents = consents;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    PreflightView view(Issue issue) {
        Topic topic = Topic.findTopic(issue.topic).orElseThrow();
        IssueMails.Audience audience = audience(issue, topic);
        List<Finding> findings = findings(issue, topic, audience);
        Map<IssueAcceptance.Key, IssueAcceptance> accepted = IssueAcceptance.listOf(issue.id).stream()
                .collect(Collectors.toMap(acceptance -> acceptance.id, Function.identity()));
        return new PreflightView(
                findings.stream().noneMatch(IssuePreflight::blocks),
                findings.stream()
                        .map(finding -> PreflightView.FindingView.of(finding, accepted.get(key(issue, finding))))
                        .toList(),
                PreflightView.AudienceView.of(audience, !consents.isFresh()));
    }

    private static IssueAcceptance.Key key(Issue issue, Finding finding) {
        return new IssueAcceptance.Key(
                issue.id, finding.rule().name(), Objects.requireNonNullElse(finding.locale(), ""));
    }

    /** Refuses with all that keeps it back, each with its place. */
    void mustPass(Issue issue) {
        Topic topic = Topic.findTopic(issue.topic).orElseThrow();
        List<Problem.FieldError> errors = findings(issue, topic, audience(issue, topic)).stream()
                .filter(IssuePreflight::blocks)
                .map(IssuePreflight::error)
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    IssueProblem.PREFLIGHT_BLOCKED,
                    "What is listed must change before a second person sees it.",
                    errors);
        }
    }

    void accept(Issue issue, AcceptWarning request, Hand hand) {
        if (request.code().severity() == Severity.BLOCKS) {
            throw ProblemException.field("code", "blocks, and cannot be accepted");
        }
        String locale = request.locale() == null ? "" : request.locale();
        IssueAcceptance.accept(issue, request.code(), locale, hand, clock.instant());
    }

    private IssueMails.Audience audience(Issue issue, Topic topic) {
        UUID purpose = issue.purpose;
        return mails.audience(
                topic.id(),
                purpose == null || purpose.equals(topic.purpose()) ? null : purpose,
                issue.variants.keySet());
    }

    private static boolean blocks(Finding finding) {
        return finding.rule().severity() == Severity.BLOCKS;
    }

    private static Problem.FieldError error(Finding finding) {
        String locale = finding.locale() == null ? "" : finding.locale() + ": ";
        String place = finding.line() == null ? "" : "line " + finding.line() + ", column " + finding.column() + ": ";
        String field = finding.field() == null ? "issue" : finding.field();
        return new Problem.FieldError(
                field,
                locale + place + finding.rule().name() + ": "
                        + finding.rule().words().en());
    }

    private List<Finding> findings(Issue issue, Topic topic, IssueMails.Audience audience) {
        List<Finding> findings = new ArrayList<>(sending());
        for (String language : topic.languages()) {
            if (!issue.variants.containsKey(language)) {
                findings.add(Finding.of(Rule.LANGUAGE_MISSING, language, ""));
            }
        }
        UUID purpose = issue.purpose == null ? topic.purpose() : issue.purpose;
        Optional<CollectionPoint> point = CollectionPoint.findPoint(topic.collectionPoint());
        if (point.map(p -> !p.purposes().contains(purpose)).orElse(true)) {
            findings.add(Finding.of(Rule.PURPOSE_NOT_DECLARED));
        } else if (audience.topic() > 0 && audience.planned() == 0) {
            findings.add(Finding.of(Rule.NOBODY_COVERED));
        }
        new TreeMap<>(issue.variants)
                .forEach((language, variant) -> findings.addAll(written(issue, topic, language, variant)));
        return findings;
    }

    private List<Finding> sending() {
        List<Finding> findings = new ArrayList<>();
        if (!domains.maySend()) {
            findings.add(Finding.of(Rule.CANNOT_SIGN));
        } else if (!domains.signs()) {
            findings.add(Finding.of(domains.returnsToSender() ? Rule.NOT_SIGNED : Rule.NOT_ALIGNED));
        }
        // DKIM signs with the domain of From itself, so a signed mail is aligned whatever the return path is
        if (domains.signs() && !domains.returnsToSender()) {
            findings.add(Finding.of(Rule.RETURN_PATH_APART));
        }
        return findings;
    }

    private List<Finding> written(Issue issue, Topic topic, String language, IssueVariant variant) {
        Locale locale = Locale.of(language);
        IssueLinks.Ways ways = links.sample(topic, locale);
        IssueMail.Page page = mail.page(issue, topic, locale, ways).filled(null);
        Optional<Company> company = Company.findCompany(issue.company);
        boolean html = variant.format() == Format.HTML;
        List<Finding> findings = new ArrayList<>(Linter.check(new Copy(
                language,
                html,
                variant.body(),
                MergeText.read(variant.subject(), 's'),
                MergeText.read(variant.body(), 'b'),
                html ? tagged(variant.body(), "a", "href") : Markdown.marks(variant.body(), false),
                html ? tagged(variant.body(), "img", "alt") : Markdown.marks(variant.body(), true),
                mail.body(issue, topic, locale).text(),
                page.html().getBytes(StandardCharsets.UTF_8).length,
                mail.ownHosts(issue.company))));
        findings.addAll(new Layout(
                        language,
                        page.text(),
                        company.map(c -> c.names().in(locale)).orElse(""),
                        company.map(c -> c.addresses().in(locale)).orElse(""),
                        ways.unsubscribe(),
                        ways.contact(),
                        links.headers(topic, ways, locale))
                .findings());
        return findings;
    }

    private static List<Copy.Mark> tagged(String html, String name, String attribute) {
        return Tags.of(html).opened().stream()
                .filter(tag -> tag.name().equals(name))
                .filter(tag -> name.equals("img") || tag.attributes().containsKey(attribute))
                .map(tag -> new Copy.Mark(value(tag, attribute), tag.line(), tag.column()))
                .toList();
    }

    private static String value(Tags.Tag tag, String attribute) {
        @Nullable String value = tag.attributes().get(attribute);
        return value == null ? "" : value.replace("&amp;", "&");
    }
}
