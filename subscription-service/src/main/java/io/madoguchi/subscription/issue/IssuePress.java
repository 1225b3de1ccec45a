package io.madoguchi.subscription.issue;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.delivery.Addressee;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Master;
import io.madoguchi.subscription.delivery.Press;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.subscription.SubscriptionState;
import io.madoguchi.subscription.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues for their readers by the thousand: laid out once per language, opened and asked for in batches. */
@ApplicationScoped
class IssuePress implements Press {

    private final IssueMail mail;
    private final IssueLinks links;
    private final Seal seal;

    IssuePress(IssueMail mail, IssueLinks links, Seal seal) {
        this.mail = mail;
        this.links = links;
        this.seal = seal;
    }

    @Override
    public Master master(Assignment one) {
        Issue issue = Issue.findIssue(Objects.requireNonNull(one.issue())).orElseThrow();
        Topic topic = Topic.findTopic(issue.topic).orElseThrow();
        Locale locale = one.locale();
        IssueLinks.Ways places = links.places(topic, locale);
        IssueMail.Page page = mail.page(issue, topic, locale, places);
        return new Master(
                page.sender(),
                page.subject(),
                page.text(),
                page.html(),
                links.headers(topic, places, locale),
                List.of(IssueLinks.UNSUBSCRIBE_PLACE, IssueLinks.CHOICES_PLACE, IssueLinks.LEAVE_PLACE),
                page.words(),
                issue.corrects);
    }

    /** A reader's row as it is stored. */
    private record Row(UUID subscription, UUID reader, Holder holder, byte[] address, byte @Nullable [] name) {}

    @Override
    public Map<UUID, Addressee> addressees(Connection database, Collection<UUID> subjects) throws SQLException {
        Map<UUID, Row> rows = rows(database, subjects);
        seal.prefetch(rows.values().stream().map(Row::holder).toList(), RetentionClass.CONTACT);
        Map<UUID, Addressee> opened = new HashMap<>();
        rows.forEach((subscription, row) -> {
            Addressee addressee = opened(row);
            if (addressee != null) {
                opened.put(subscription, addressee);
            }
        });
        return opened;
    }

    private static Map<UUID, Row> rows(Connection database, Collection<UUID> subscriptions) throws SQLException {
        try (PreparedStatement ask = database.prepareStatement("""
                select s.id, r.id, r.person, r.generation, r.address_sealed, r.name_sealed
                from subscription s join reader r on r.id = s.reader
                where s.id = any (?)
                """)) {
            ask.setArray(1, database.createArrayOf("uuid", subscriptions.toArray()));
            Map<UUID, Row> rows = new HashMap<>();
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    Row row = new Row(
                            found.getObject(1, UUID.class),
                            found.getObject(2, UUID.class),
                            new Holder(new PersonRef(found.getString(3)), found.getInt(4)),
                            found.getBytes(5),
                            found.getBytes(6));
                    rows.put(row.subscription(), row);
                }
            }
            return rows;
        }
    }

    private @Nullable Addressee opened(Row row) {
        try {
            return new Addressee(
                    Reader.openAddress(seal, row.holder(), row.reader(), row.address()),
                    Reader.openName(seal, row.holder(), row.reader(), row.name()),
                    links.tokens(row.subscription(), row.reader()));
        } catch (KeyDestroyed _) {
            return null;
        }
    }

    @Override
    public Map<UUID, String> refusals(Connection database, Collection<UUID> subjects) throws SQLException {
        Map<UUID, String> refusals = new HashMap<>();
        subjects.forEach(subject -> refusals.put(subject, "subscription-gone"));
        try (PreparedStatement ask = database.prepareStatement("""
                        select s.id, s.state, x.mac is not null
                        from subscription s
                        left join (reader r join suppression x on x.company = r.company and x.mac = r.address_index)
                            on r.id = s.reader and x.scope in ('COMPANY', s.topic::text)
                        where s.id = any (?)
                        """)) {
            ask.setArray(1, database.createArrayOf("uuid", subjects.toArray()));
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    UUID subject = found.getObject(1, UUID.class);
                    switch (SubscriptionState.valueOf(found.getString(2))) {
                        case ACTIVE -> {
                            if (found.getBoolean(3)) {
                                refusals.put(subject, "suppressed");
                            } else {
                                refusals.remove(subject);
                            }
                        }
                        case PAUSED -> refusals.put(subject, "subscription-paused");
                        case ENDED -> refusals.put(subject, "subscription-ended");
                    }
                }
            }
        }
        return refusals;
    }
}
