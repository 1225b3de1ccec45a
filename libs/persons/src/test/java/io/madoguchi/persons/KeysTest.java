package io.madoguchi.persons;

import static io.madoguchi.persons.RetentionClass.CONTACT;
import static io.madoguchi.persons.RetentionClass.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.persons.Desk.Replica;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Example;

class KeysTest {

    private static final String PLACE = "contact.address|1";

    private final Desk desk = Desk.open();

    @Example
    void afterAChangeOfTheKeyEncryptionKeyAllOpensAndTheOldFileCanGo() {
        Replica old = desk.replica();
        Map<Holder, byte[]> sealed = new HashMap<>();
        for (int i = 0; i < 1_100; i++) {
            Holder holder = Desk.holder();
            sealed.put(holder, old.seal().seal(holder, CONTACT, PLACE, "x" + holder));
        }
        Holder gone = sealed.keySet().iterator().next();
        old.keys().destroy(gone, EnumSet.of(CONTACT));

        desk.newSecret("kek/2");
        Replica young = desk.replica();
        Holder late = Desk.holder();
        sealed.put(late, young.seal().seal(late, CONTACT, PLACE, "x" + late));
        // the older replica reads what the younger wrapped: its mounted secret has changed in place
        assertThat(old.seal().open(late, CONTACT, PLACE, sealed.get(late))).isEqualTo("x" + late);

        assertThat(young.keys().rewrapAll()).isEqualTo(1_099);
        assertThat(young.keys().rewrapAll()).isZero();
        desk.delete("kek/1");
        Replica next = desk.replica();
        next.keys().check();
        sealed.forEach((holder, bytes) -> {
            if (!holder.equals(gone)) {
                assertThat(next.seal().open(holder, CONTACT, PLACE, bytes)).isEqualTo("x" + holder);
            }
        });
        assertThatThrownBy(() -> next.seal().open(gone, CONTACT, PLACE, sealed.get(gone)))
                .isInstanceOf(KeyDestroyed.class);
    }

    @Example
    void anOrphanIsSweptAndWhatIsUsedOrYoungStays() {
        Replica replica = desk.replica();
        Holder orphan = Desk.holder();
        Holder used = Desk.holder();
        Holder back = Desk.holder();
        Holder young = Desk.holder();
        for (Holder holder : new Holder[] {orphan, used, back, young}) {
            replica.seal().seal(holder, CONTACT, PLACE, "x");
        }
        desk.sql("update person_key set touched_at = now() - interval '2 days' where person <> '"
                + young.person().value() + "'");
        // sealing again says that the key is in use, even if the business transaction has not ended
        desk.replica().seal().seal(back, CONTACT, PLACE, "y");

        int swept = replica.keys().sweepOrphans(Duration.ofDays(1), used::equals);

        assertThat(swept).isEqualTo(1);
        assertThat(desk.count("true")).isEqualTo(3);
        assertThat(desk.count("person = '" + orphan.person().value() + "'")).isZero();
        assertThat(replica.seal().generationOf(orphan.person())).isEqualTo(1);
        byte[] again = replica.seal().seal(orphan, CONTACT, PLACE, "here again");
        assertThat(replica.seal().open(orphan, CONTACT, PLACE, again)).isEqualTo("here again");
    }

    @Example
    void aTombstoneIsNeverSwept() {
        Replica replica = desk.replica();
        Holder gone = Desk.holder();
        replica.seal().seal(gone, CONTACT, PLACE, "x");
        replica.keys().destroy(gone, EnumSet.of(CONTACT, CONTENT));
        desk.sql("update person_key set touched_at = now() - interval '9 days'");

        assertThat(replica.keys().sweepOrphans(Duration.ofDays(1), holder -> false))
                .isZero();

        assertThat(desk.count("wrapped is null and destroyed_at is not null")).isEqualTo(2);
        assertThat(replica.seal().generationOf(gone.person())).isEqualTo(2);
    }

    @Example
    void aKeyOfARunningTransactionCannotBeSwept() {
        assertThatThrownBy(() -> desk.replica().keys().sweepOrphans(Duration.ofMinutes(5), holder -> false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aServiceDoesNotStartWithoutItsSecrets() {
        desk.write("pepper", "c2hvcnQ=");
        assertThatThrownBy(desk::replica).hasMessageContaining("'pepper' has 5 bytes");
        desk.write("pepper", "*not base64*");
        assertThatThrownBy(desk::replica).hasMessage("The secret 'pepper' is not base64.");
        desk.delete("pepper");
        assertThatThrownBy(desk::replica).hasMessageContaining("'pepper' cannot be read");
        desk.newSecret("pepper");
        desk.delete("kek/1");
        assertThatThrownBy(desk::replica).hasMessageContaining("no key-encryption key");
    }

    @Example
    void aServiceDoesNotStartWithAnotherDesksKeyEncryptionKey() {
        desk.replica().seal().seal(Desk.holder(), CONTACT, PLACE, "x");
        desk.newSecret("kek/1");

        assertThatThrownBy(() -> desk.replica().keys().check()).isInstanceOf(SealBroken.class);

        desk.delete("kek/1");
        desk.newSecret("kek/2");
        assertThatThrownBy(() -> desk.replica().keys().check()).hasMessageContaining("version 1");
    }
}
