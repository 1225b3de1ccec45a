package io.madoguchi.subscription.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of the list of topics, and where the next one begins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TopicPage(List<TopicView> items, @Nullable String next) {

    /** From one topic more than asked for: that one proves that there is a next page. */
    static TopicPage of(List<Topic> found, int limit) {
        List<TopicView> items = found.stream().limit(limit).map(TopicView::of).toList();
        String next = found.size() > limit ? items.getLast().id().toString() : null;
        return new TopicPage(items, next);
    }
}
