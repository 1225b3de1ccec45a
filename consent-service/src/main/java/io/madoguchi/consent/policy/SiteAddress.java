package io.madoguchi.consent.policy;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The address at which a site begins; everything below it belongs to the site (E18). */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "https?://[a-z0-9.-]{1,253}(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/){0,8}")
public @interface SiteAddress {

    String message() default "must be the address at which the site begins: lower-case host, ending with /";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
