package io.madoguchi.subscription.returns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Groups of header fields in a text, as reports have them (RFC 3464 §2.1.2, RFC 5965 §3.1). */
final class Fields {

    private static final int MOST_GROUPS = 100;
    private static final int LONGEST = 2000;

    private Fields() {}

    static Map<String, List<String>> firstGroup(String text) {
        List<Map<String, List<String>>> groups = groups(text);
        return groups.isEmpty() ? Map.of() : groups.getFirst();
    }

    /** Names in small letters, folded lines put together; what is no field is left out. */
    static List<Map<String, List<String>>> groups(String text) {
        List<Map<String, List<String>>> groups = new ArrayList<>();
        Map<String, List<String>> group = new HashMap<>();
        StringBuilder field = new StringBuilder();
        for (String line : (text + "\n\n").split("\r\n|\r|\n", -1)) {
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t') && !line.isBlank();
            if (folded) {
                append(field, " " + line.strip());
                continue;
            }
            keep(group, field.toString());
            field.setLength(0);
            if (!line.isBlank()) {
                append(field, line);
            } else if (!group.isEmpty()) {
                groups.add(group);
                group = new HashMap<>();
            }
            if (groups.size() >= MOST_GROUPS) {
                return groups;
            }
        }
        return groups;
    }

    private static void append(StringBuilder field, String text) {
        field.append(text, 0, Math.min(text.length(), Math.max(0, LONGEST - field.length())));
    }

    private static void keep(Map<String, List<String>> group, String field) {
        int colon = field.indexOf(':');
        if (colon > 0) {
            String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            group.computeIfAbsent(name, absent -> new ArrayList<>())
                    .add(field.substring(colon + 1).strip());
        }
    }
}
