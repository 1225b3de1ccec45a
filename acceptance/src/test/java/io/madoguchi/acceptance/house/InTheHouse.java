package io.madoguchi.acceptance.house;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test against the running house, which it takes as the parameter of its constructor. */
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
@ExtendWith(OneHouse.class)
public @interface InTheHouse {}
