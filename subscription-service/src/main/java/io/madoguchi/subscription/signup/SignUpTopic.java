package io.madoguchi.subscription.signup;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import java.util.UUID;

/** One topic of a sign-up, and the episode it would start. */
@Entity
public class SignUpTopic extends PanacheEntityBase {

    @Id
    UUID episode;

    UUID signUp;
    UUID topic;

    protected SignUpTopic() {}

    /** A new episode: its id is made here, and every event and consent carries it. */
    public SignUpTopic(UUID signUp, UUID topic) {
        this.episode = Ids.next();
        this.signUp = signUp;
        this.topic = topic;
    }

    public static Optional<SignUpTopic> findByEpisode(UUID episode) {
        return findByIdOptional(episode);
    }

    public UUID episode() {
        return episode;
    }

    public UUID signUpId() {
        return signUp;
    }

    public UUID topicId() {
        return topic;
    }
}
