package io.madoguchi.acceptance.pages;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After all who look at pages: a page that none of them has seen is a page that nobody cares for. */
@Order(Integer.MAX_VALUE - 1)
class EveryPageIT {

    @Test
    void noPageIsMissed() {
        Look.missedNone("archive", "console", "cookie", "inquiry", "portal", "promotion");
    }
}
