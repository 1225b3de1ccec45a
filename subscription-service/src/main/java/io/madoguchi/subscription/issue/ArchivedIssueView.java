package io.madoguchi.subscription.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An issue to be read by everybody.
 *
 * @param locale the language of html and text
 * @param html empty when it was taken back
 * @param leaves whether a link in it leads to another site
 */
@RegisterForReflection
record ArchivedIssueView(ArchivedView issue, String company, String locale, String html, String text, boolean leaves) {}
