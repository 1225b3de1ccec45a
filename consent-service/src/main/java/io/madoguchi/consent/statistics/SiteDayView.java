package io.madoguchi.consent.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/** One day of a site, for the house only (E12): pages seen, bytes sent, visitors as estimated. */
@RegisterForReflection
record SiteDayView(String company, Audience audience, LocalDate day, long views, long bytes, long visitors) {}
