package io.madoguchi.acceptance.house;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the desk under test is told beside the usual: little time between attempts, small leases, so that a few hundred
 * mails are many of them. A whole run of faults ({@code ./madoguchi faults}) also knows no limits per source.
 */
public final class Trial {

    /** Names the page that a whole run writes its table to. */
    public static final String PAGE = "MADOGUCHI_RELIABILITY";

    public static final int LEASE_ROWS = 5;
    private static final String MANY = "100000000";

    private Trial() {}

    /** Whether this is a whole run. */
    public static boolean whole() {
        return page() != null;
    }

    public static @Nullable String page() {
        return System.getenv(PAGE);
    }

    static Map<String, String> subscriptionService(int smtp) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("SMTP_PORT", String.valueOf(smtp));
        told.put("MADOGUCHI_DELIVERY_LADDER", "1s,1s,2s,2s,5s");
        told.put("MADOGUCHI_DELIVERY_BATCHES_LEASE", String.valueOf(LEASE_ROWS));
        told.put("MADOGUCHI_DELIVERY_BATCHES_PATIENCE", "2s");
        if (whole()) {
            told.put("MADOGUCHI_SIGNUP_SOURCE_HITS", MANY);
            told.put("MADOGUCHI_SIGNUP_LIST_HITS", MANY);
            told.put("MADOGUCHI_SIGNUP_OVERALL_HITS", MANY);
        }
        return told;
    }

    static Map<String, String> gateway() {
        Map<String, String> told = new LinkedHashMap<>();
        if (whole()) {
            for (String limit : new String[] {"SOURCE", "OVERALL", "ONE_CLICK"}) {
                told.put("LIMIT_" + limit + "_BURST", MANY);
                told.put("LIMIT_" + limit + "_RATE", MANY);
            }
        }
        return told;
    }
}
