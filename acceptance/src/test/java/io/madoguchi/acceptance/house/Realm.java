package io.madoguchi.acceptance.house;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keycloak as its administrator has it: for people whom the demo world does not know. */
final class Realm {

    private final String keycloak;
    private final String password;

    Realm(String keycloak, String password) {
        this.keycloak = keycloak;
        this.password = password;
    }

    /** Somebody new behind the counter, with the password of the demo people. */
    void hire(String name, String company, String... roles) {
        String users = keycloak + "/admin/realms/madoguchi/users";
        Response made = admin().contentType(ContentType.JSON)
                .body(Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "email",
                        name + "@staff.example.com",
                        "emailVerified",
                        true,
                        "firstName",
                        name,
                        "lastName",
                        "Example",
                        "attributes",
                        Map.of("companies", List.of(company)),
                        "credentials",
                        List.of(Map.of("type", "password", "value", "madoguchi-demo", "temporary", false))))
                .post(users);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String location = made.header("Location");
        List<Object> chosen = Arrays.stream(roles)
                .<Object>map(role -> admin().get(keycloak + "/admin/realms/madoguchi/roles/" + role)
                        .as(Map.class))
                .toList();
        Response given = admin().contentType(ContentType.JSON).body(chosen).post(location + "/role-mappings/realm");
        assertThat(given.statusCode()).as(given.asString()).isEqualTo(204);
    }

    /** A registered client of one company that may ask by contact; its secret is its name. */
    void register(String client, String company, String scope) {
        String clients = keycloak + "/admin/realms/madoguchi/clients";
        Response made = admin().contentType(ContentType.JSON)
                .body(Map.of(
                        "clientId",
                        client,
                        "secret",
                        client,
                        "publicClient",
                        false,
                        "standardFlowEnabled",
                        false,
                        "serviceAccountsEnabled",
                        true,
                        "defaultClientScopes",
                        List.of("basic", "acr", "roles", "profile", "email", "madoguchi", scope)))
                .post(clients);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        Map<String, Object> account = new HashMap<>(
                admin().get(made.header("Location") + "/service-account-user").as(Map.class));
        account.put("attributes", Map.of("companies", List.of(company)));
        Response bound = admin().contentType(ContentType.JSON)
                .body(account)
                .put(keycloak + "/admin/realms/madoguchi/users/" + account.get("id"));
        assertThat(bound.statusCode()).as(bound.asString()).isEqualTo(204);
    }

    /** An access token of such a client. */
    String token(String client) {
        return given().formParams(
                        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", client))
                .post(keycloak + "/realms/madoguchi/protocol/openid-connect/token")
                .path("access_token");
    }

    /** The access token of a service's own account (RFC 6749 section 4.4). */
    static String serviceToken(String keycloak, String client, String secret) {
        return given().formParams(
                        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret))
                .post(keycloak + "/realms/madoguchi/protocol/openid-connect/token")
                .path("access_token");
    }

    private RequestSpecification admin() {
        String token = given().formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", password))
                .post(keycloak + "/realms/master/protocol/openid-connect/token")
                .path("access_token");
        return given().header("Authorization", "Bearer " + token);
    }
}
