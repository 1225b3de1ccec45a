package io.madoguchi.acceptance.house;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Which promise of the policies a test would see broken: {@code "E4"}, {@code "F1.1"}. */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
@Tag("clause")
public @interface Clause {
    String value();
}
