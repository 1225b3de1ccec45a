package io.madoguchi.subscription.contact;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;

/** A row that was not taken. Its number and the reason; nothing of what it said. */
@Entity
class ContactRefusal extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "import")
    UUID file;

    int row;
    String field;
    String reason;

    protected ContactRefusal() {}

    static ContactRefusal of(UUID file, ContactReader.Refused refused) {
        ContactRefusal refusal = new ContactRefusal();
        refusal.id = Ids.next();
        refusal.file = file;
        refusal.row = refused.row();
        refusal.field = refused.field();
        refusal.reason = refused.reason();
        return refusal;
    }

    static List<ContactRefusal> of(UUID file) {
        return list("file = ?1 order by row, id", file);
    }
}
