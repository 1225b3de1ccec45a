package io.madoguchi.subscription.subscription;

import io.madoguchi.subscription.language.Bilingual;
import io.madoguchi.subscription.topic.Topic;
import java.util.UUID;

/** What a link ends, or has ended. */
record UnsubscriptionView(String company, UUID topic, Bilingual topicNames, SubscriptionState state, String locale) {

    static UnsubscriptionView of(Subscription subscription) {
        return new UnsubscriptionView(
                subscription.company,
                subscription.topic,
                Topic.findTopic(subscription.topic).orElseThrow().names(),
                subscription.state,
                subscription.locale);
    }
}
