package io.madoguchi.inquiry.clock;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How long: so many days, working days or months. */
@RegisterForReflection
record Term(int amount, Unit unit) {

    enum Unit {
        DAYS,
        WORKING_DAYS,
        MONTHS
    }

    Term {
        if (amount < 1) {
            throw new IllegalArgumentException("a term lasts a day at least");
        }
    }
}
