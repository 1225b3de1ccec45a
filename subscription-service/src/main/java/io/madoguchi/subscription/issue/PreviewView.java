package io.madoguchi.subscription.issue;

/** A mail as it will be, in both its forms. */
record PreviewView(String subject, String text, String html) {}
