package io.madoguchi.subscription.topic;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The two lists of topics, with their optional filters. */
final class Topics {

    /** Below every id of version 7. */
    private static final UUID START = new UUID(0, 0);

    private Topics() {}

    static List<Topic> listOpen(@Nullable String company, @Nullable UUID cursor, int limit) {
        return Panache.getEntityManager()
                .createQuery(
                        "from Topic where state = :state and (:company is null or company = :company) and id > :cursor"
                                + " order by id",
                        Topic.class)
                .setParameter("state", TopicState.OPEN)
                .setParameter("company", company)
                .setParameter("cursor", cursor == null ? START : cursor)
                .setMaxResults(limit)
                .getResultList();
    }

    static List<Topic> listOf(Set<String> companies, @Nullable String company, @Nullable UUID cursor, int limit) {
        return Panache.getEntityManager()
                .createQuery(
                        "from Topic where company in :companies and (:company is null or company = :company)"
                                + " and id > :cursor order by id",
                        Topic.class)
                .setParameter("companies", companies)
                .setParameter("company", company)
                .setParameter("cursor", cursor == null ? START : cursor)
                .setMaxResults(limit)
                .getResultList();
    }
}
