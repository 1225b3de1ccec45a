package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.Holder;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail to be written.
 *
 * @param subject what it is about, in the words of the feature that owns the kind: a sign-up, a subscription
 * @param issue only with {@link MailKind#ISSUE}
 */
public record Assignment(
        UUID delivery,
        MailKind kind,
        UUID subject,
        @Nullable UUID issue,
        String company,
        Holder person,
        Locale locale) {}
