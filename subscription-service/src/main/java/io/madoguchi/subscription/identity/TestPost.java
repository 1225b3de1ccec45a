package io.madoguchi.subscription.identity;

import io.madoguchi.persons.EmailAddress;
import java.util.Locale;

/** Sends the mail that proves the settings of an identity. */
public interface TestPost {

    /** One attempt, at once; whatever goes wrong is a result. */
    TestResult send(SendingIdentity identity, EmailAddress to, Locale locale);
}
