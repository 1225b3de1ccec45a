package io.madoguchi.subscription.preference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import io.madoguchi.subscription.subscription.Subscription;
import io.madoguchi.subscription.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One reader's choices at one company, with the address masked: newsletters are forwarded. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreferencesView(String company, String address, String locale, List<Choice> subscriptions, List<Other> others) {

    /** One topic the reader chose, newest state. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Choice(
            UUID id,
            UUID topic,
            Bilingual names,
            State state,
            Instant since,
            @Nullable Instant until,
            @Nullable Receipt receipt) {

        static Choice of(Subscription s, Topic topic) {
            State state = switch (s.state()) {
                case ACTIVE -> State.ACTIVE;
                case PAUSED -> State.PAUSED;
                case ENDED -> State.ENDED;
            };
            return new Choice(
                    s.id(), topic.id(), topic.names(), state, s.confirmedAt(), s.pausedUntil(), Receipt.of(s));
        }
    }

    /** PENDING waits for the press of the button in the confirmation mail. */
    enum State {
        PENDING,
        ACTIVE,
        PAUSED,
        ENDED
    }

    /** The proof of the consent, once there is one. */
    record Receipt(UUID number, String jws) {

        static @Nullable Receipt of(Subscription s) {
            UUID number = s.receiptNumber();
            String jws = s.receiptJws();
            return number == null || jws == null ? null : new Receipt(number, jws);
        }
    }

    /** A topic the reader could choose. */
    record Other(UUID topic, Bilingual names) {

        static Other of(Topic topic) {
            return new Other(topic.id(), topic.names());
        }
    }
}
