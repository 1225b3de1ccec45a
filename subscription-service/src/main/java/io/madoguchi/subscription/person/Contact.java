package io.madoguchi.subscription.person;

import io.madoguchi.persons.EmailAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person gave so that mail reaches them. */
public record Contact(
        String company,
        EmailAddress address,
        byte[] addressIndex,
        @Nullable String name,
        Locale locale) {}
