package io.madoguchi.inquiry.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.inquiry.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The fact {@code company.registered}, as far as it is used here. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CompanyRegistered(String id, Wording names) {}
