package io.madoguchi.consent.statistics;

import java.util.List;

/** Where figures come from: a closed list, each with what it can be divided by and the widest audience it may have. */
enum Source {
    /** Consents given, by month. */
    CONSENTS(List.of("purpose", "language"), Audience.PUBLIC),
    /** Visitors by day and kind of computer: the example of the policy. */
    COMPUTERS(List.of("computer"), Audience.PUBLIC),
    /** Page views, traffic and visitors of the site: for the house's own eyes only (E12). */
    SITE_TRAFFIC(List.of("measure"), Audience.INTERNAL);

    private final List<String> dimensions;
    private final Audience widest;

    Source(List<String> dimensions, Audience widest) {
        this.dimensions = dimensions;
        this.widest = widest;
    }

    List<String> dimensions() {
        return dimensions;
    }

    Audience widest() {
        return widest;
    }

    /** Traffic is no figure about people and adds up to nothing; everything else passes the gate. */
    boolean isGated() {
        return this != SITE_TRAFFIC;
    }
}
