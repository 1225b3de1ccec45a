package io.madoguchi.consent.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The body of a webhook, in the form Standard Webhooks recommends: always the same bytes for the same notice. */
@RegisterForReflection
record Message(String type, Instant timestamp, Data data) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /**
     * What to stop using.
     *
     * @param subject the person, by the name that only this recipient was given
     * @param confirm where to say, with the token, that it was done; an answer of 200 or 204 says it at once
     */
    @RegisterForReflection
    record Data(
            UUID notice,
            String company,
            String subject,
            List<UUID> disclosures,
            Instant withdrawnAt,
            String confirm,
            String token) {}

    static Message of(WithdrawalNotice notice, String subject, String publicUrl, String token) {
        return new Message(
                "consent.withdrawn",
                notice.withdrawnAt,
                new Data(
                        notice.id,
                        notice.company,
                        subject,
                        notice.disclosures,
                        notice.withdrawnAt,
                        publicUrl + "/api/consent/v1/withdrawal-confirmations",
                        token));
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
