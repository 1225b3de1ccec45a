package io.madoguchi.consent.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** What turns an answer into a proof: the signing key, and the writer that makes the bytes that are signed. */
@ApplicationScoped
class Proving {

    private final DecisionKey key;
    private final ObjectMapper json;

    Proving(DecisionKey key, ObjectMapper json) {
        this.key = key;
        this.json = json;
    }

    String prove(DecisionView view) {
        try {
            return key.sign(json.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision that cannot be written as JSON", e);
        }
    }
}
