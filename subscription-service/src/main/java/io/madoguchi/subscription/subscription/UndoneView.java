package io.madoguchi.subscription.subscription;

import io.madoguchi.subscription.language.Bilingual;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.topic.Topic;
import java.util.List;

/** What came back, and the link to the page of choices. */
record UndoneView(String company, List<Bilingual> topics, String locale, String choices) {

    static UndoneView of(Reader reader, List<Subscription> restored, Links links) {
        List<Bilingual> topics = Topic.listTopics(
                        restored.stream().map(Subscription::topicId).toList())
                .stream()
                .map(Topic::names)
                .toList();
        return new UndoneView(
                reader.company(), topics, reader.locale().getLanguage(), links.token(LinkPurpose.CHOICES, reader.id()));
    }
}
