package io.madoguchi.subscription.collection;

import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A place where data is asked for, with the notice that is shown there: declared items, purposes, age limit. */
@Entity
public class CollectionPoint extends PanacheEntityBase {

    /** Whether it takes data. */
    enum State {
        OPEN,
        CLOSED
    }

    @Id
    UUID id;

    String company;
    int revision;

    @Enumerated(EnumType.STRING)
    State state;

    String sectionJa;
    String sectionEn;
    String sectionContact;
    String[] items;
    String[] requiredItems;
    UUID[] purposes;
    int ageLimit;
    /** How data comes in there; nobody told of it before there was another way than a form. */
    @Nullable
    String channel;

    String noticeJa;
    String noticeEn;

    protected CollectionPoint() {}

    static CollectionPoint withId(UUID id) {
        CollectionPoint point = new CollectionPoint();
        point.id = id;
        return point;
    }

    /** Takes the revision that was opened; an older one than the known changes nothing. */
    void open(CollectionPointOpened opened) {
        if (opened.revision() < revision) {
            return;
        }
        company = opened.company();
        revision = opened.revision();
        state = State.OPEN;
        channel = opened.channel();
        sectionJa = opened.section().name().ja();
        sectionEn = opened.section().name().en();
        sectionContact = opened.section().contactLine();
        items = opened.items().stream().map(CollectionPointOpened.Item::name).toArray(String[]::new);
        requiredItems = opened.items().stream()
                .filter(CollectionPointOpened.Item::required)
                .map(CollectionPointOpened.Item::name)
                .toArray(String[]::new);
        purposes = opened.purposes().stream()
                .map(CollectionPointOpened.Purpose::id)
                .toArray(UUID[]::new);
        ageLimit = opened.ageLimit();
        noticeJa = opened.notice().ja().hash();
        noticeEn = opened.notice().en().hash();
    }

    void close() {
        state = State.CLOSED;
    }

    public static Optional<CollectionPoint> findPoint(UUID id) {
        return findByIdOptional(id);
    }

    /** The one opened last at a company, to name somebody who answers. */
    public static Optional<CollectionPoint> findNewest(String company) {
        return find("company = ?1 order by id desc", company).firstResultOptional();
    }

    public UUID id() {
        return id;
    }

    public String company() {
        return company;
    }

    public int revision() {
        return revision;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public Set<String> items() {
        return Set.of(items);
    }

    public Set<String> requiredItems() {
        return Set.of(requiredItems);
    }

    public List<UUID> purposes() {
        return List.of(purposes);
    }

    /** Whether data comes in there in this way; a place whose way was never told is believed. */
    public boolean takesBy(String way) {
        return channel == null || channel.equals(way);
    }

    public int ageLimit() {
        return ageLimit;
    }

    /** The hash of the notice as it is shown now in this language. */
    public String noticeHash(Locale locale) {
        return new Bilingual(noticeJa, noticeEn).in(locale);
    }

    /** The language in which the notice as it is now has this hash; empty for any other wording. */
    public Optional<Locale> noticeLanguage(String hash) {
        return Stream.of(Locale.JAPANESE, Locale.ENGLISH)
                .filter(language -> noticeHash(language).equals(hash))
                .findFirst();
    }

    public Bilingual section() {
        return new Bilingual(sectionJa, sectionEn);
    }

    public String sectionContact() {
        return sectionContact;
    }
}
