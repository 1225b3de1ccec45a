package io.madoguchi.local;

import java.util.List;
import java.util.Map;

/** How one part is started and how one knows that it works. */
interface Launch {
    Part part();

    /** What is made once per checkout and needs no other part; quick when it is there already. */
    default void build() {}

    /** What must be there before the process can start; quick when it is there already. */
    default void prepare() {}

    List<String> command();

    default Map<String, String> environment() {
        return Map.of();
    }

    /** Asks the part itself, not its process. */
    boolean ready();

    /** What makes it useful to others once it answers; safe to repeat. */
    default void furnish() {}

    /** The signal that makes it end quickly and cleanly. */
    default String stopSignal() {
        return "TERM";
    }
}
