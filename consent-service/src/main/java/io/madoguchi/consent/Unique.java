package io.madoguchi.consent;

import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.exception.ConstraintViolationException;

/** Stores what must be unique: a race that only the database sees gets the same answer as the check before it. */
public final class Unique {

    private Unique() {}

    public static void store(PanacheEntityBase entity, ProblemException taken) {
        try {
            entity.persistAndFlush();
        } catch (ConstraintViolationException e) {
            throw taken;
        }
    }
}
