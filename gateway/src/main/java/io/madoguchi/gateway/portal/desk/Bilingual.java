package io.madoguchi.gateway.portal.desk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A text in both languages; where one is missing the other stands in, marked by its own language. */
public record Bilingual(@Nullable String ja, @Nullable String en) {

    /** Reads {ja, en}, an object that holds such names, or one plain text for both languages. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Bilingual of(JsonNode node) {
        if (node.isTextual()) {
            return new Bilingual(node.asText(), node.asText());
        }
        JsonNode texts = node.has("names") ? node.get("names") : node;
        return new Bilingual(texts.path("ja").asText(null), texts.path("en").asText(null));
    }

    /** The text to show to a reader of this language. */
    public String in(String lang) {
        String text = langOf(lang).equals("ja") ? ja : en;
        return text == null ? "" : text;
    }

    /** The language of what {@link #in} returns, for the {@code lang} attribute. */
    public String langOf(String wanted) {
        boolean japanese = wanted.equals("ja");
        boolean present = japanese ? isText(ja) : isText(en);
        if (present) {
            return wanted;
        }
        return japanese ? "en" : "ja";
    }

    public boolean isEmpty() {
        return !isText(ja) && !isText(en);
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
