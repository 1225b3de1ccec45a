package io.madoguchi.inquiry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The service stands where the others expect it, with its two databases, and says so where there is nothing. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class DeskOpensTest {

    @Inject
    AgroalDataSource service;

    @Inject
    @DataSource("keys")
    AgroalDataSource keys;

    @Test
    void bothDatabasesAreMigrated() throws SQLException {
        assertThat(tables(service)).contains("outbox_event", "inbox_event", "inquiry_case", "case_event");
        assertThat(tables(keys)).contains("person_key");
    }

    @Test
    void whatIsNotThereIsAProblem() {
        given().get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", is("/problems/not-found"));
    }

    private static java.util.List<String> tables(AgroalDataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select table_name from information_schema.tables where table_schema = 'public'")) {
            var names = new java.util.ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
