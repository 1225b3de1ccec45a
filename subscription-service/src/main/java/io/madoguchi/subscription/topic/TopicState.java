package io.madoguchi.subscription.topic;

/** Whether readers can choose a topic. */
enum TopicState {
    DRAFT,
    OPEN,
    CLOSED
}
