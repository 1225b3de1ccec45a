package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.recipient.BusinessDay;
import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What APPI 29 wants from the provider, or APPI 30 from the recipient, kept until a day; whose data is in the disclosure. */
@Entity
@Immutable
class ProvisionRecord extends PanacheEntityBase {

    static final String PROVIDED = "29";
    static final String RECEIVED = "30";

    @Id
    UUID id;

    UUID disclosure;
    String company;
    String article;

    /** The other side: the recipient of what was provided, the provider of what was received. */
    @JdbcTypeCode(SqlTypes.JSON)
    OtherParty otherParty;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> items;

    int people;
    Instant at;
    LocalDate keepUntil;

    protected ProvisionRecord() {}

    /** Who gave or got, by the registers; address and representative stand there and in the company's entry. */
    @RegisterForReflection
    record OtherParty(String id, Names names, String country) {}

    static ProvisionRecord of(Disclosure disclosure, String company, String article, OtherParty other) {
        ProvisionRecord provision = new ProvisionRecord();
        provision.id = Ids.next();
        provision.disclosure = disclosure.id;
        provision.company = company;
        provision.article = article;
        provision.otherParty = other;
        provision.items = disclosure.items;
        provision.people = disclosure.people;
        provision.at = Objects.requireNonNull(disclosure.decidedAt);
        provision.keepUntil =
                BusinessDay.of(provision.at).plus(disclosure.rule().kept(disclosure.evidence));
        return provision;
    }

    static List<ProvisionRecord> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
