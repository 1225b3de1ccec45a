package io.madoguchi.consent;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Words a person will read: bounded, without control characters, and of whole characters only. */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = Wording.Check.class)
public @interface Wording {

    String message() default "is too long, or holds characters that cannot be shown";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The most characters. */
    int max();

    /** Whether line breaks and tabs are part of it. */
    boolean lines() default false;

    /** The check itself; null is left to {@code @NotNull}. */
    class Check implements ConstraintValidator<Wording, CharSequence> {

        private int max;
        private boolean lines;

        @Override
        public void initialize(Wording rule) {
            max = rule.max();
            lines = rule.lines();
        }

        @Override
        public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
            // half a surrogate pair has no UTF-8 form, and PostgreSQL stores no NUL
            return value == null || (value.length() <= max && value.codePoints().allMatch(this::shown));
        }

        private boolean shown(int character) {
            return switch (character) {
                case '\n', '\t' -> lines;
                default -> !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
            };
        }
    }
}
