package io.madoguchi.gateway.portal;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form as it was filled in, with what must change; shown again it keeps every word that was typed. */
public final class Form {

    private static final int LONGEST = 2_000;

    private final MultivaluedMap<String, String> values;
    private final List<Fault> faults = new ArrayList<>();
    private String oneTime;
    private final String key;

    private Form(MultivaluedMap<String, String> values, String oneTime, String key) {
        this.values = values;
        this.oneTime = oneTime;
        this.key = key;
    }

    /** What must change in one field, in the reader's language. */
    public record Fault(String field, String text) {}

    /** A form nobody has touched yet. */
    public static Form blank(String oneTime) {
        return new Form(new MultivaluedHashMap<>(), oneTime, "");
    }

    /** What was sent, with the one-time field to show it again with and the key that field stands for. */
    public static Form typed(MultivaluedMap<String, String> values, String oneTime, String key) {
        return new Form(values, oneTime, key);
    }

    /** The signed field that makes a second press of the button harmless. */
    public String oneTime() {
        return oneTime;
    }

    /** The Idempotency-Key of this form; sent twice, it has one effect. */
    public String key() {
        return key;
    }

    /** Puts a new one-time field in: a changed form is a new command, and a used key would refuse it. */
    public Form renewed(String fresh) {
        oneTime = fresh;
        return this;
    }

    /** The first value of a field, trimmed, or nothing; never longer than any field may be. */
    public String value(String field) {
        String value = values.getFirst(field);
        if (value == null) {
            return "";
        }
        String trimmed = value.strip();
        return trimmed.length() <= LONGEST ? trimmed : trimmed.substring(0, LONGEST);
    }

    /** The whole text of a long field, as it was typed. */
    public String text(String field) {
        String value = values.getFirst(field);
        return value == null ? "" : value;
    }

    /** As {@link #value(String)}, of a field that is there once for each language. */
    public String value(String field, String lang) {
        return value(field + "-" + lang);
    }

    /** As {@link #text(String)}, of a field that is there once for each language. */
    public String text(String field, String lang) {
        return text(field + "-" + lang);
    }

    /** As {@link #faultOf(String)}, of a field that is there once for each language. */
    public @Nullable String faultOf(String field, String lang) {
        return faultOf(field + "-" + lang);
    }

    public List<String> all(String field) {
        List<String> all = values.get(field);
        return all == null ? List.of() : all;
    }

    /** Whether a box or an option was chosen. */
    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    /** As {@link #has}, of a field that is there once for each language. */
    public boolean hasIn(String field, String lang, String value) {
        return has(field + "-" + lang, value);
    }

    /** Chooses a value before the form is shown for the first time. */
    public Form with(String field, String value) {
        values.add(field, value);
        return this;
    }

    public Form fault(String field, String text) {
        faults.add(new Fault(field, text));
        return this;
    }

    public List<Fault> faults() {
        return faults;
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** What must change in this field, or nothing. */
    public @Nullable String faultOf(String field) {
        return faults.stream()
                .filter(f -> f.field().equals(field))
                .map(Fault::text)
                .findFirst()
                .orElse(null);
    }
}
