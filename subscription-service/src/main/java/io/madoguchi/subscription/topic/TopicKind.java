package io.madoguchi.subscription.topic;

/** What kind of mail a topic brings. */
public enum TopicKind {
    NEWSLETTER,
    PRESS_RELEASE,
    PROMOTION,
    SERVICE_NOTICE
}
