package io.madoguchi.consent.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.madoguchi.consent.decision.LoggedDecision.As;
import io.madoguchi.events.Ids;
import io.madoguchi.persons.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives decisions their ids: a UUID for us, and behind it half of a keyed hash over the facts and the verdict, so that
 * whoever holds an id can be told whether this answer was ever given, and nobody can make one up.
 */
@ApplicationScoped
class DecisionIds {

    private static final int SHOWN = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}\\.[A-Za-z0-9_-]{22}");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final BlindIndex keyed;

    DecisionIds(BlindIndex keyed) {
        this.keyed = keyed;
    }

    /** Who asks, and how. */
    record Asker(String company, @Nullable String person, String by, As as) {}

    LoggedDecision give(Asker asker, Facts facts, Rule decisive, Instant now) {
        UUID id = Ids.next();
        String json = json(facts);
        return new LoggedDecision(
                id,
                asker.company(),
                asker.person(),
                facts,
                json,
                now,
                asker.by(),
                asker.as(),
                mac(id, asker.company() + "|" + asker.person(), json, decisive, now));
    }

    /** Whether the rules still say of these facts what they said then, and nobody touched either. */
    boolean stands(LoggedDecision decision) {
        byte[] again = mac(
                decision.id(),
                decision.company() + "|" + decision.person(),
                json(decision.facts()),
                Step.decide(decision.facts()),
                decision.decidedAt());
        return MessageDigest.isEqual(again, decision.mac());
    }

    private byte[] mac(UUID id, String whom, String facts, Rule decisive, Instant decidedAt) {
        return keyed.of("decision_log.mac", id + "|" + whom + "|" + decisive + "|" + decidedAt + "|" + facts);
    }

    static String text(LoggedDecision decision) {
        byte[] shown = Arrays.copyOf(decision.mac(), SHOWN);
        return decision.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(shown);
    }

    /** The UUID in an id of this form; whether it is a true one shows when its decision is found. */
    static Optional<UUID> uuid(String id) {
        try {
            return FORM.matcher(id).matches() ? Optional.of(UUID.fromString(id.substring(0, 36))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String json(Facts facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that cannot be written as JSON", e);
        }
    }

    static Facts facts(String json) {
        try {
            return JSON.readValue(json, Facts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored facts that cannot be read", e);
        }
    }
}
