package io.madoguchi.subscription.issue;

/** How the body of an issue is written. */
enum Format {
    MARKDOWN,
    HTML
}
