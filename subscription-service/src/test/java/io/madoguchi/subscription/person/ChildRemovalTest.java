package io.madoguchi.subscription.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A removed child leaves a salted tombstone here and nothing else; what is over by time goes without touching what lives. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ChildRemovalTest {

    @Inject
    Desk desk;

    @Inject
    javax.sql.DataSource database;

    @Inject
    @DataSource("keys")
    javax.sql.DataSource keyDatabase;

    @ConfigProperty(name = "madoguchi.secrets.directory")
    Path secrets;

    @BeforeEach
    void key() {
        Desk.reportKey(secrets);
    }

    @Test
    void nothingIsLeftInEitherDatabaseAndTheAddressIsPassedOver() throws Exception {
        Desk.Offer offer = desk.offer();
        String child = Desk.address();
        String other = Desk.address();
        desk.subscribe(offer, child);
        desk.subscribe(offer, other);
        desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", child));
        desk.change("delete from rate_bucket");
        desk.post("/v1/sign-ups", desk.signUp(offer, child)).then().statusCode(202);
        String ref = desk.person(child).value();
        int others = found(desk.person(other).value()).size();
        assertThat(found(ref)).isNotEmpty();

        UUID removal = Ids.next();
        remove(removal, ref);

        assertThat(found(ref)).isEmpty();
        assertThat(found(desk.person(other).value())).hasSize(others);
        String report = desk.value(
                "select data from outbox_event where topic = 'madoguchi.rights-reports' and key = ?",
                removal.toString());
        assertThat(report).contains("\"report\"").doesNotContain(ref);

        // a child can press the button again: the answer is the same, and nothing is kept
        desk.change("delete from rate_bucket");
        desk.post("/v1/sign-ups", desk.signUp(offer, child)).then().statusCode(202);
        assertThat(found(ref)).isEmpty();

        desk.tell(
                "madoguchi.rights-tasks",
                "child.removal-lifted",
                ref,
                1,
                Map.of("person", ref, "company", Desk.COMPANY));
        desk.change("delete from rate_bucket");
        desk.post("/v1/sign-ups", desk.signUp(offer, child)).then().statusCode(202);
        assertThat(found(ref)).isNotEmpty();
    }

    @Test
    void aMailThatMayHaveStartedComesToItsEndFirst() throws Exception {
        String child = Desk.address();
        desk.subscribe(desk.offer(), child);
        String ref = desk.person(child).value();
        UUID removal = Ids.next();
        desk.change(
                "update delivery set state = 'LEASED', lease_epoch = 1, lease_until = now() + interval '1 minute',"
                        + " worker = ? where person = ?",
                Ids.next(),
                ref);

        assertThatThrownBy(() -> remove(removal, ref)).isInstanceOf(IllegalStateException.class);

        assertThat(found(ref)).isNotEmpty();
        desk.change("update delivery set state = 'ACCEPTED', lease_until = null where person = ?", ref);
        remove(removal, ref);
        assertThat(found(ref)).isEmpty();
    }

    @Test
    void whatIsOverByTimeGoesWithTheLastPurposeThatNeedsIt() throws Exception {
        Desk.Offer one = desk.offer();
        Desk.Offer two = desk.offer();
        String address = Desk.address();
        desk.subscribe(one, address);
        String ref = desk.person(address).value();
        desk.change("delete from rate_bucket");
        desk.subscribe(two, address);
        desk.change(
                "update subscription set state = 'ENDED', ended_at = now() where person = ? and topic = ?",
                ref,
                one.topic());

        over(ref, one.purpose());

        assertThat(desk.values("select state from subscription where person = ?", ref))
                .containsExactly("ACTIVE");
        assertThat(desk.values("select person from reader where person = ?", ref))
                .hasSize(1);

        // a purpose that lives is not ended by a task that came too late
        over(ref, two.purpose());
        assertThat(desk.values("select state from subscription where person = ?", ref))
                .containsExactly("ACTIVE");

        desk.change("update subscription set state = 'ENDED', ended_at = now() where person = ?", ref);
        over(ref, two.purpose());
        assertThat(found(ref)).allMatch(place -> place.startsWith("person_key"));
    }

    private void over(String ref, UUID purpose) {
        desk.tell(
                "madoguchi.rights-tasks",
                "retention.ended",
                ref,
                1,
                Map.of("person", ref, "company", Desk.COMPANY, "purpose", purpose));
    }

    private void remove(UUID removal, String ref) {
        desk.tell(
                "madoguchi.rights-tasks",
                "child.removal-requested",
                removal.toString(),
                1,
                Map.of("removal", removal, "person", ref, "company", Desk.COMPANY));
    }

    /** Every place in both databases where this text stands. */
    private List<String> found(String text) throws Exception {
        List<String> places = new ArrayList<>();
        for (javax.sql.DataSource source : List.of(database, keyDatabase)) {
            try (var connection = source.getConnection();
                    var tables = connection.createStatement();
                    var names = tables.executeQuery("select table_name from information_schema.tables"
                            + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
                while (names.next()) {
                    String table = names.getString(1);
                    try (var select = connection.prepareStatement(
                            "select cast(t as text) from " + table + " t where strpos(cast(t as text), ?) > 0")) {
                        select.setString(1, text);
                        var rows = select.executeQuery();
                        while (rows.next()) {
                            places.add(table + ": " + rows.getString(1));
                        }
                    }
                }
            }
        }
        return places;
    }
}
