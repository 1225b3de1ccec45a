package io.madoguchi.consent.cookie;

import io.madoguchi.consent.Texts;
import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One line of the registry. It is never changed: what was true until a day stays readable, what is true now is a new line. */
@Entity
class CookieEntry extends PanacheEntityBase {

    /** Distinct things with distinct names (notes 3 to 5 of the policy, FN3). */
    enum Kind {
        COOKIE,
        LOCAL_STORAGE,
        WEB_BEACON,
        IP_ADDRESS,
        SCRIPT
    }

    /** Who sets it. */
    enum Party {
        FIRST,
        THIRD
    }

    /** What a browser must have said before. */
    enum Basis {
        /** What the person is doing at this moment does not work without. */
        NECESSARY,
        /** A yes. */
        CHOICE,
        /** No no. */
        UNLESS_REJECTED
    }

    @Id
    UUID id;

    @Nullable
    String company;

    String site;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String name;

    @Enumerated(EnumType.STRING)
    CookiePurpose purpose;

    @Enumerated(EnumType.STRING)
    Basis basis;

    @Enumerated(EnumType.STRING)
    Party party;

    int keepDays;

    @JdbcTypeCode(SqlTypes.JSON)
    Texts stores;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Texts without;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Recipient recipient;

    Instant registeredAt;
    String registeredBy;

    @Nullable
    Instant retiredAt;

    @Nullable
    String retiredBy;

    protected CookieEntry() {}

    static CookieEntry register(RegisterCookie request, String by, Instant now) {
        CookieEntry entry = new CookieEntry();
        entry.id = Ids.next();
        entry.company = request.company();
        entry.site = request.site();
        entry.kind = request.kind();
        entry.name = request.name();
        entry.purpose = request.purpose();
        entry.basis = request.basis();
        entry.party = request.party();
        entry.keepDays = request.keepDays();
        entry.stores = request.stores();
        entry.without = request.without();
        entry.recipient = request.recipient();
        entry.registeredAt = now;
        entry.registeredBy = by;
        return entry;
    }

    void retire(String by, Instant now) {
        if (retiredAt == null) {
            retiredAt = now;
            retiredBy = by;
        }
    }

    /** The lines of the house itself come with those of every company: its pages serve them all. */
    static List<CookieEntry> livingAfter(String company, UUID id, int limit) {
        return find("(company = ?1 or company is null) and retiredAt is null and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }

    static List<CookieEntry> allAfter(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }

    static List<CookieEntry> sentAfter(String company, UUID id, int limit) {
        return find(
                        "(company = ?1 or company is null) and retiredAt is null and recipient is not null"
                                + " and id > ?2 order by id",
                        company,
                        id)
                .page(0, limit)
                .list();
    }

    static Optional<CookieEntry> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static boolean isLiving(RegisterCookie request) {
        return count(
                        "company = ?1 and site = ?2 and kind = ?3 and name = ?4 and retiredAt is null",
                        request.company(),
                        request.site(),
                        request.kind(),
                        request.name())
                > 0;
    }
}
