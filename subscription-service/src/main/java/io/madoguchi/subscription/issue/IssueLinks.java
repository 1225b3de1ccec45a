package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.delivery.ReturnPaths;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.subscription.Subscription;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ways out of a mail: the links under it, and the headers that mail programs press for the reader. */
@ApplicationScoped
class IssueLinks {

    static final String UNSUBSCRIBE_PLACE = "place_of_the_unsubscribe_token__";
    static final String CHOICES_PLACE = "place_of_the_choices_page_token_";

    /** As long as the token it stands for. */
    static final String LEAVE_PLACE = "place_of_the_token_that_leaves_by_mail_";

    private final String site;
    private final Links links;
    private final ReturnPaths paths;

    IssueLinks(@ConfigProperty(name = "madoguchi.public-url") String site, Links links, ReturnPaths paths) {
        this.paths = paths;
        this.site = site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
        this.links = links;
    }

    /** Where a mail leads, beside its own text. */
    record Ways(String unsubscribe, String oneClick, String choices, String leave, String policy, String contact) {}

    String site() {
        return site;
    }

    Ways of(Subscription subscription, Reader reader, Topic topic, Locale locale) {
        return ways(
                links.token(LinkPurpose.UNSUBSCRIBE, subscription.id()),
                links.token(LinkPurpose.CHOICES, reader.id()),
                paths.leaveToken(subscription.id()),
                topic,
                locale);
    }

    /** For previews and test copies: links of the right form that open nothing of anybody. */
    Ways sample(Topic topic, Locale locale) {
        return ways("sample", "sample", "sample", topic, locale);
    }

    /** For a mail that is laid out once: where each reader's own tokens will stand, in their length. */
    Ways places(Topic topic, Locale locale) {
        return ways(UNSUBSCRIBE_PLACE, CHOICES_PLACE, LEAVE_PLACE, topic, locale);
    }

    /** What stands in {@link #places}, in their order. */
    List<String> tokens(UUID subscription, UUID reader) {
        return List.of(
                links.token(LinkPurpose.UNSUBSCRIBE, subscription),
                links.token(LinkPurpose.CHOICES, reader),
                paths.leaveToken(subscription));
    }

    private Ways ways(String unsubscribe, String choices, String leave, Topic topic, Locale locale) {
        String page = site + "/" + locale.getLanguage();
        return new Ways(
                page + "/unsubscribe/" + unsubscribe,
                site + "/one-click/" + unsubscribe,
                page + "/choices/" + choices,
                leave,
                page + "/policy/" + topic.company(),
                page + "/contact");
    }

    /**
     * RFC 2369, RFC 2919 and RFC 8058: one URI that unsubscribes by POST, and one by mail where mails are taken. Reports
     * that leave the addresses out keep the Feedback-ID.
     */
    Map<String, String> headers(Topic topic, Ways ways, Locale locale) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("List-Id", "<" + topic.listId() + ">");
        headers.put("List-Unsubscribe", "<" + ways.oneClick() + ">" + leaveByMail(ways));
        if (paths.domain().isPresent()) {
            headers.put("Feedback-ID", ways.leave() + ":issue:" + topic.company() + ":madoguchi");
        }
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("List-Help", "<" + site + "/" + locale.getLanguage() + "/topics/" + topic.id() + ">");
        headers.put("List-Archive", "<" + archive(topic, locale) + ">");
        headers.put("List-Owner", "<" + owner(topic, locale) + ">");
        headers.put("List-Post", "NO");
        return headers;
    }

    private String leaveByMail(Ways ways) {
        return paths.domain()
                .map(domain -> ", <mailto:u+" + ways.leave() + "@" + domain + "?subject=unsubscribe>")
                .orElse("");
    }

    /** Where the public reads the issues of a topic (RFC 2369 §3.6). */
    String archive(Topic topic, Locale locale) {
        return site + "/" + locale.getLanguage() + "/topics/" + topic.id() + "/issues";
    }

    /** The section that answers for the list, by mail where it has an address and else by the contact page. */
    private String owner(Topic topic, Locale locale) {
        return CollectionPoint.findPoint(topic.collectionPoint())
                .map(CollectionPoint::sectionContact)
                .filter(contact -> contact.matches("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,200}"))
                .map(contact -> "mailto:" + contact)
                .orElse(site + "/" + locale.getLanguage() + "/contact");
    }
}
