package io.madoguchi.consent.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks at the far end: what was stored and what leaves through the outbox. */
final class Store {

    private Store() {}

    static void currentIsTheFoldOfTheEvents(Readers reader) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (ConsentCurrent current : ConsentCurrent.of(reader.person)) {
                List<Standing.Entry> history = ConsentEvent.of(reader.person, current.purpose).stream()
                        .map(e -> new Standing.Entry(e.episode, e.status, e.purposeVersion))
                        .toList();
                assertThat(new Standing(current.status, current.live, current.purposeVersion))
                        .isEqualTo(Standing.fold(history));
            }
        });
    }

    static List<JsonPath> told(DataSource database, Readers reader) throws SQLException {
        List<JsonPath> events = new ArrayList<>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select type, revision, data from outbox_event"
                        + " where topic = 'madoguchi.consents' and key = ? order by revision")) {
            select.setString(1, reader.person);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    events.add(JsonPath.from("{\"type\": \"" + found.getString(1) + "\", \"revision\": "
                            + found.getLong(2) + ", \"data\": " + found.getString(3) + "}"));
                }
            }
        }
        return events;
    }

    static long count(DataSource database, String sql, String person) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, person);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
