package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.clock.Owed;
import java.util.Optional;

/** Whose turn it is, when it is not the desk's. */
public enum Waiting implements Standing {
    NOBODY,
    IDENTITY,
    PARTICULARS,
    FEE,
    MANDATE,
    SECTION,
    RECIPIENT,
    COOL_OFF,
    HOLD,
    POST;

    /** What the person owes, as the clocks call it; nothing when others are waited for. */
    Optional<Owed> owed() {
        return switch (this) {
            case IDENTITY -> Optional.of(Owed.IDENTITY);
            case PARTICULARS -> Optional.of(Owed.PARTICULARS);
            case FEE -> Optional.of(Owed.FEE);
            case MANDATE -> Optional.of(Owed.MANDATE);
            case NOBODY, SECTION, RECIPIENT, COOL_OFF, HOLD, POST -> Optional.empty();
        };
    }
}
