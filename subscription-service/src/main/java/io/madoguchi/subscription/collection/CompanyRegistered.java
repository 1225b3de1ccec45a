package io.madoguchi.subscription.collection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The fact {@code company.registered}, as far as it is used here. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CompanyRegistered(String id, Bilingual names, String country, Bilingual address, String site) {}
