package io.madoguchi.subscription.confirmation;

import io.madoguchi.subscription.language.Bilingual;
import java.util.List;

/** What was confirmed, and the token of the page of choices. */
record ConfirmationView(String company, List<Bilingual> topics, String choices) {}
