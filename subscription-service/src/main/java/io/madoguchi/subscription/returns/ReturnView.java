package io.madoguchi.subscription.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came back, as staff sees it: of the person only the start of a reference, of the mail no address. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReturnView(
        UUID id,
        ReturnKind kind,
        @Nullable String company,
        @Nullable String person,
        @Nullable UUID delivery,
        @Nullable UUID issue,
        @Nullable String status,
        @Nullable String reason,
        @Nullable ContactState contact,
        @Nullable Double score,
        @Nullable String subject,
        @Nullable String text,
        Instant at) {

    private static final int SHORT = 8;

    static ReturnView of(ReturnEvent event) {
        return new ReturnView(
                event.id,
                event.kind,
                event.company,
                event.person == null ? null : event.person.substring(0, SHORT),
                event.delivery,
                event.issue,
                event.status,
                event.reason,
                null,
                null,
                null,
                null,
                event.at);
    }

    ReturnView with(@Nullable ContactState contact, @Nullable Double score) {
        return new ReturnView(
                id, kind, company, person, delivery, issue, status, reason, contact, score, subject, text, at);
    }

    ReturnView withWords(String said, String words) {
        return new ReturnView(
                id, kind, company, person, delivery, issue, status, reason, contact, score, said, words, at);
    }
}
