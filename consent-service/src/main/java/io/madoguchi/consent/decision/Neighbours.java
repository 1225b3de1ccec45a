package io.madoguchi.consent.decision;

import io.madoguchi.consent.change.PolicyChanges;
import io.madoguchi.consent.child.Children;
import io.madoguchi.consent.retention.Retentions;
import io.madoguchi.persons.PersonRef;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/**
 * What other features know of a person: children, changed policies, the end of keeping. They are asked only about the few of
 * whom a standing says that they know anything, so that all others cost nothing.
 */
@ApplicationScoped
class Neighbours {

    /** Whether any of them knows the person, or holds a rule about the purpose: read with the standing. */
    static final String KNOW = """
            exists (select from age_signal g where g.person = p.ref)
            or exists (select from policy_change_person g where g.person = p.ref)
            or exists (select from retention_rule g where g.purpose = p.purpose)
            """;

    private final Children children;
    private final PolicyChanges changes;
    private final Retentions retentions;
    private final EntityManager database;

    Neighbours(Children children, PolicyChanges changes, Retentions retentions, EntityManager database) {
        this.children = children;
        this.changes = changes;
        this.retentions = retentions;
        this.database = database;
    }

    /** A person of whom nothing is known may be a child that was removed, so they are asked about that one too. */
    Person complete(String ref, Person person, boolean known, Frame frame) {
        return known || !person.known()
                ? QuarkusTransaction.joiningExisting().call(() -> ask(ref, person, frame))
                : person;
    }

    private Person ask(String ref, Person person, Frame frame) {
        PersonRef who = new PersonRef(ref);
        var at = frame.asked().at();
        var child = Person.Child.valueOf(children.standing(who, at).name());
        Optional<UUID> version = version(frame);
        if (version.isEmpty()) {
            return person.with(child, Person.Change.NONE, false);
        }
        var change =
                Person.Change.valueOf(changes.standing(who, version.get(), at).name());
        return person.with(child, change, retentions.ended(who, version.get(), at));
    }

    private Optional<UUID> version(Frame frame) {
        Facts.Purpose purpose = frame.purpose();
        if (purpose == null) {
            return Optional.empty();
        }
        return database.createNativeQuery("select id from purpose_version where purpose = ?1 and version = ?2")
                .setParameter(1, frame.asked().purpose())
                .setParameter(2, purpose.version())
                .getResultStream()
                .findFirst()
                .map(UUID.class::cast);
    }
}
