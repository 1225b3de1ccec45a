package io.madoguchi.subscription.topic;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reader chooses. Its List-Id stays the same whatever it is called (RFC 2919). */
@Entity
public class Topic extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(nullable = false)
    String company;

    @Column(nullable = false)
    String slug;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    TopicKind kind;

    String nameJa;
    String nameEn;
    String descriptionJa;
    String descriptionEn;
    String rhythmJa;
    String rhythmEn;
    String[] languages;
    UUID collectionPoint;
    UUID purpose;

    /** By which its issues leave; without one by that of the house. */
    @Nullable
    UUID identity;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    TopicState state;

    @Column(nullable = false)
    String listId;

    @Column(nullable = false)
    Instant createdAt;

    @Version
    int version;

    protected Topic() {}

    static Topic draft(CreateTopic request, String listDomain, Instant now) {
        Topic topic = new Topic();
        topic.id = Ids.next();
        topic.company = request.company();
        topic.slug = request.slug();
        topic.kind = request.kind();
        topic.collectionPoint = request.collectionPoint();
        topic.purpose = request.purpose();
        topic.state = TopicState.DRAFT;
        topic.listId = request.slug() + "." + request.company() + "." + listDomain;
        topic.createdAt = now;
        topic.describe(request.names(), request.descriptions(), request.rhythm(), request.languages());
        return topic;
    }

    void describe(Bilingual names, Bilingual descriptions, Bilingual rhythm, List<String> written) {
        nameJa = names.ja();
        nameEn = names.en();
        descriptionJa = descriptions.ja();
        descriptionEn = descriptions.en();
        rhythmJa = rhythm.ja();
        rhythmEn = rhythm.en();
        languages = written.toArray(String[]::new);
    }

    void open() {
        state = TopicState.OPEN;
    }

    void close() {
        state = TopicState.CLOSED;
    }

    public static Optional<Topic> findTopic(UUID id) {
        return findByIdOptional(id);
    }

    public static List<Topic> listTopics(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /** The topics of a company that take readers. */
    public static List<Topic> listOpen(String company) {
        return list("company = ?1 and state = ?2 order by id", company, TopicState.OPEN);
    }

    static boolean isTaken(String company, String slug) {
        return count("company = ?1 and slug = ?2", company, slug) > 0;
    }

    public UUID id() {
        return id;
    }

    public String company() {
        return company;
    }

    public String slug() {
        return slug;
    }

    public TopicKind kind() {
        return kind;
    }

    public Bilingual names() {
        return new Bilingual(nameJa, nameEn);
    }

    public List<String> languages() {
        return List.of(languages);
    }

    public UUID collectionPoint() {
        return collectionPoint;
    }

    public @Nullable UUID identity() {
        return identity;
    }

    public UUID purpose() {
        return purpose;
    }

    public boolean isOpen() {
        return state == TopicState.OPEN;
    }

    /** It takes readers, or did. */
    public boolean wasOpened() {
        return state != TopicState.DRAFT;
    }

    public String listId() {
        return listId;
    }
}
