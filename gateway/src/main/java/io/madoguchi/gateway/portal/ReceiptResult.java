package io.madoguchi.gateway.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.madoguchi.gateway.portal.desk.Bilingual;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.SubscriptionDesk.TopicView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found. The claims are read from the receipt itself, and only after the service vouched for it.
 *
 * @param stands {@code GIVEN}, {@code WITHDRAWN} or nothing where the service does not say
 */
public record ReceiptResult(
        boolean valid,
        @Nullable String number,
        @Nullable Bilingual companyNames,
        @Nullable Bilingual topicNames,
        List<Bilingual> purposes,
        @Nullable String requestedAt,
        @Nullable String confirmedAt,
        @Nullable String stands,
        @Nullable ReceiptPlace place) {

    static final ReceiptResult INVALID = new ReceiptResult(false, null, null, null, List.of(), null, null, null, null);

    private static final ObjectMapper JSON = new ObjectMapper();

    static ReceiptResult of(JsonNode answer, String receipt, Catalogue catalogue) {
        if (!answer.path("valid").asBoolean(false)) {
            return INVALID;
        }
        JsonNode claims = claims(receipt);
        String company = claims.path("company").asText("");
        String topic = claims.path("topic").asText("");
        return new ReceiptResult(
                true,
                text(claims, "jti"),
                catalogue.companies().stream()
                        .filter(c -> c.id().equals(company))
                        .map(CompanyView::names)
                        .findFirst()
                        .orElse(null),
                catalogue.topics().stream()
                        .filter(t -> t.id().equals(topic))
                        .map(TopicView::names)
                        .findFirst()
                        .orElse(null),
                purposes(claims),
                time(claims.path("requestedAt")),
                time(claims.path("confirmedAt")),
                standing(answer),
                ReceiptPlace.of(answer.path("ledger"), receipt, catalogue::logKey));
    }

    private static @Nullable String standing(JsonNode answer) {
        String state = answer.path("state").asText(answer.path("status").asText(""));
        return switch (state) {
            case "GIVEN", "ACTIVE", "VALID", "STANDS" -> "GIVEN";
            case "WITHDRAWN", "ENDED", "REFUSED" -> "WITHDRAWN";
            default -> answer.has("stands") ? (answer.path("stands").asBoolean() ? "GIVEN" : "WITHDRAWN") : null;
        };
    }

    /** The wording agreed to, in the one language it was shown in. */
    private static List<Bilingual> purposes(JsonNode claims) {
        List<Bilingual> texts = new ArrayList<>();
        for (JsonNode purpose : claims.path("purposes")) {
            JsonNode text = purpose.path("text");
            if (text.isTextual()) {
                boolean japanese = purpose.path("locale").asText("").equals("ja");
                texts.add(japanese ? new Bilingual(text.asText(), null) : new Bilingual(null, text.asText()));
            }
        }
        return texts;
    }

    private static @Nullable String text(JsonNode claims, String name) {
        return claims.hasNonNull(name) ? claims.get(name).asText() : null;
    }

    /** Receipts carry times as text (RFC 3339) or, like other tokens, as seconds (RFC 7519 §2). */
    private static @Nullable String time(JsonNode time) {
        if (time.isNumber()) {
            return Instant.ofEpochSecond(time.asLong()).toString();
        }
        return time.isTextual() ? time.asText() : null;
    }

    private static JsonNode claims(String receipt) {
        String[] parts = receipt.split("\\.");
        try {
            return parts.length < 2
                    ? MissingNode.getInstance()
                    : JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
