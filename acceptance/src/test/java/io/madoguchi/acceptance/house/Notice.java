package io.madoguchi.acceptance.house;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The notice a collection point serves before it takes anything. */
public record Notice(JsonNode served) {

    public String collectionPoint() {
        return served.path("collectionPoint").asText();
    }

    public String hash(String locale) {
        return served.path("texts").path(locale).path("hash").asText();
    }

    public String text(String locale) {
        return served.path("texts").path(locale).path("text").asText();
    }

    /** What a sign-up says about the notice it answers. */
    public Map<String, Object> shown(String locale) {
        return Map.of("revision", served.path("revision").asInt(), "hash", hash(locale));
    }
}
