package io.madoguchi.acceptance.house;

import com.fasterxml.jackson.databind.JsonNode;

/** A topic as the catalogue shows it. */
public record Topic(String id, String company, String kind, String collectionPoint, String purpose, JsonNode shown) {

    public static Topic of(JsonNode shown) {
        return new Topic(
                shown.path("id").asText(),
                shown.path("company").asText(),
                shown.path("kind").asText(),
                shown.path("collectionPoint").asText(),
                shown.path("purpose").asText(),
                shown);
    }

    public String name(String locale) {
        return shown.path("names").path(locale).asText();
    }
}
