package io.madoguchi.subscription.subscription;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.UUID;

/** The tombstone of an episode whose end arrived before its beginning. */
final class EpisodeStop {

    private EpisodeStop() {}

    static void record(UUID episode, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "insert into episode_stop (episode, stopped_at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, episode)
                .setParameter(2, now)
                .executeUpdate();
    }

    static boolean isRecorded(UUID episode) {
        return !Panache.getEntityManager()
                .createNativeQuery("select 1 from episode_stop where episode = ?1")
                .setParameter(1, episode)
                .getResultList()
                .isEmpty();
    }
}
