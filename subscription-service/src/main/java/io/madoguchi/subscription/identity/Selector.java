package io.madoguchi.subscription.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the key of a selector signs; the key itself is a mounted file. */
@Embeddable
public class Selector {

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    Instant startsAt;

    @Nullable
    Instant endsAt;

    protected Selector() {}

    public Selector(String name, Instant startsAt, @Nullable Instant endsAt) {
        this.name = name;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
    }

    public String name() {
        return name;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public boolean signsAt(Instant moment) {
        Instant end = endsAt;
        return !startsAt.isAfter(moment) && (end == null || end.isAfter(moment));
    }

    SelectorView view() {
        return new SelectorView(name, startsAt, endsAt);
    }
}
