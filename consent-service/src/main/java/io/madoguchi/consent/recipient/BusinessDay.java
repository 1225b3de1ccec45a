package io.madoguchi.consent.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which day it is where documents are dated: never a matter of where a server stands. */
public final class BusinessDay {

    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private BusinessDay() {}

    /** When a day is over. */
    public static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    public static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
