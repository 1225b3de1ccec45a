package io.madoguchi.gateway.portal.desk;

import io.madoguchi.gateway.portal.desk.ConsentDesk.CollectionPointView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.NoticeView;
import io.madoguchi.gateway.portal.desk.ConsentDesk.PolicyVersionView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.TopicView;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What every visitor sees the same, kept for a moment so that a busy page asks the services once a second. */
@ApplicationScoped
public class Catalogue {

    private static final Duration FRESH = Duration.ofMillis(1500);
    private static final int MANY = 200;
    // the names in paths come from strangers: without a bound they would fill the memory
    private static final int KEPT = 500;

    private final ConsentDesk consent;
    private final SubscriptionDesk subscription;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Catalogue(@RestClient ConsentDesk consent, @RestClient SubscriptionDesk subscription, Clock clock) {
        this.consent = consent;
        this.subscription = subscription;
        this.clock = clock;
    }

    private record Kept(Object value, Instant until) {}

    public List<CompanyView> companies() {
        return once("companies", () -> orEmpty(consent.companies().items()));
    }

    /** The company, or a 404 for a name that no company of the group has. */
    public CompanyView company(String id) {
        return companies().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(ProblemException::notFound);
    }

    public List<TopicView> topics() {
        return once("topics", () -> orEmpty(subscription.topics(null, MANY).items()));
    }

    /** The open topics of one company. */
    public List<TopicView> topicsOf(String company) {
        return topics().stream().filter(t -> t.company().equals(company)).toList();
    }

    public TopicView topic(String id) {
        return topics().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow(ProblemException::notFound);
    }

    /** The form of a company that has this code; none while it is not open. */
    public Optional<String> collectionPoint(String company, String code) {
        List<CollectionPointView> open = once(
                "points " + company,
                () -> orEmpty(consent.collectionPoints(company, MANY).items()));
        return open.stream()
                .filter(point -> point.code().equals(code))
                .map(CollectionPointView::id)
                .findFirst();
    }

    public NoticeView notice(String collectionPoint) {
        return once("notice " + collectionPoint, () -> consent.notice(collectionPoint));
    }

    /** Forgets the notice, because a service said that it has changed. */
    public void noticeChanged(String collectionPoint) {
        kept.remove("notice " + collectionPoint);
    }

    public PolicyVersionView currentPolicy(String company) {
        return once("policy " + company, () -> consent.currentPolicy(company));
    }

    public List<PolicyVersionView> policies(String company) {
        return once(
                "policies " + company, () -> orEmpty(consent.policies(company).items()));
    }

    /** The key with which the public log signs, in the one line that verifiers take. */
    public String logKey() {
        return once("log key", consent::logKey);
    }

    @SuppressWarnings("unchecked") // a key is only ever written by the line that reads it
    private <T> T once(String key, Supplier<T> ask) {
        Instant now = clock.instant();
        Kept found = kept.get(key);
        if (found != null && found.until().isAfter(now)) {
            return (T) found.value();
        }
        T value = ask.get();
        if (kept.size() >= KEPT) {
            kept.clear();
        }
        kept.put(key, new Kept(value, now.plus(FRESH)));
        return value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }
}
