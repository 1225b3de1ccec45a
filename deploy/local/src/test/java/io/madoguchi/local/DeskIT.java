package io.madoguchi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the services stand on, as real processes: one desk for all tests, on ports of its own. */
class DeskIT {
    /** Below the ports that any connection of the tests beside this one may be given. */
    private static final int OFFSET = 9_000;

    private static final Path ROOT = Path.of("../..");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALLBACK = "http://localhost:4711/signin/callback";

    @TempDir
    static Path data;

    static Desk desk;

    @BeforeAll
    static void start() {
        desk = Desk.start(options());
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    private static Desk.Options options() {
        return new Desk.Options(ROOT, data, OFFSET, false, false, Map.of(), true, true);
    }

    @Test
    void aDemoPersonsTokenSaysWhoMayDoWhatWhere() throws Exception {
        JsonNode claims = claims(desk.token("emi"));

        assertThat(claims.path("iss").asText()).isEqualTo(desk.issuer());
        assertThat(claims.path("sub").asText()).isNotBlank();
        assertThat(texts(claims.path("aud")))
                .containsExactlyInAnyOrder("subscription-service", "consent-service", "inquiry-service");
        assertThat(claims.path("acr").asText()).isEqualTo("1");
        assertThat(texts(claims.path("realm_access").path("roles"))).containsExactly("editor");
        assertThat(claims.path("email").asText()).isEqualTo("emi@staff.example.com");
        assertThat(claims.path("email_verified").isBoolean()).isTrue();
        assertThat(claims.path("email_verified").asBoolean()).isTrue();
        assertThat(texts(claims.path("companies"))).containsExactlyInAnyOrder("aoba", "aoba-print");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    }

    @Test
    void aReaderBelongsToNoCompany() throws Exception {
        JsonNode claims = claims(desk.token("haru"));

        assertThat(claims.has("companies")).isFalse();
        assertThat(texts(claims.path("realm_access").path("roles"))).containsExactly("reader");
        assertThat(claims.path("email").asText()).isEqualTo("haru@example.jp");
    }

    @Test
    void eachServiceHasAnAccountWithTheRoleServiceOnly() throws Exception {
        Set<String> subjects = new HashSet<>();
        for (Part service : Part.SERVICES) {
            JsonNode claims = claims(desk.serviceToken(service.id));

            subjects.add(claims.path("sub").asText());
            assertThat(texts(claims.path("realm_access").path("roles"))).containsExactly("service");
            assertThat(texts(claims.path("aud"))).contains("subscription-service", "consent-service");
        }
        assertThat(subjects).hasSize(3);
    }

    @Test
    void signingInAtTheBrowserGivesALevelAndATime() throws Exception {
        HttpClient browser = browser();
        HttpResponse<String> page = send(browser, get(authorization("&ui_locales=ja")));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"ja\"").contains("パスワード");

        HttpResponse<String> answer =
                send(browser, form(action(page.body()), Map.of("username", "ana", "password", "madoguchi-demo")));

        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?");
        JsonNode claims = claims(exchange(browser, location));
        assertThat(claims.path("acr").asText()).isEqualTo("1");
        assertThat(claims.path("auth_time").asLong()).isPositive();
        assertThat(texts(claims.path("realm_access").path("roles")))
                .containsExactlyInAnyOrder("approver", "privacy-officer");
    }

    @Test
    void levelTwoAsksForAOneTimeCodeAfterThePassword() throws Exception {
        HttpClient browser = browser();
        String levelTwo = "&claims=" + encode("{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}");
        HttpResponse<String> page = send(browser, get(authorization(levelTwo)));

        HttpResponse<String> answer =
                send(browser, form(action(page.body()), Map.of("username", "ken", "password", "madoguchi-demo")));

        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotStartWith(CALLBACK);
        String next = answer.statusCode() == 302
                ? send(browser, get(answer.headers().firstValue("Location").orElseThrow()))
                        .body()
                : answer.body();
        assertThat(next).contains("totp");
    }

    @Test
    void anotherAddressIsNoPlaceToReturnTo() throws Exception {
        String elsewhere =
                authorization("").replace(encode(CALLBACK), encode("https://elsewhere.example.com/signin/callback"));

        assertThat(send(browser(), get(elsewhere)).statusCode()).isEqualTo(400);
    }

    @Test
    void aRoleReachesItsOwnDatabaseOnly() throws Exception {
        try (var own = DriverManager.getConnection(desk.jdbc("consent"))) {
            assertThat(own.isValid(2)).isTrue();
        }
        String foreign = desk.jdbc("consent").replace("/consent?", "/consent_keys?");
        assertThatThrownBy(() -> DriverManager.getConnection(foreign)).hasMessageContaining("permission denied");
        String unknown = desk.jdbc("consent").replaceAll("password=.*", "password=wrong");
        assertThatThrownBy(() -> DriverManager.getConnection(unknown)).hasMessageContaining("password authentication");
    }

    @Test
    void secretsAreReadableByTheirOwnerOnly() throws Exception {
        try (var files = Files.walk(data.resolve("secrets"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            }
        }
    }

    @Test
    void aKilledPartComesBackWithItsData() throws Exception {
        try (var own = DriverManager.getConnection(desk.jdbc("inquiry"));
                var statement = own.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('窓口')");
        }
        for (String part : new String[] {"mails", "kafka", "postgres"}) {
            long before = desk.pid(part);
            desk.kill(part);
            assertThat(desk.alive(part)).isFalse();

            desk.restart(part);

            assertThat(desk.pid(part)).isNotEqualTo(before);
        }
        try (var own = DriverManager.getConnection(desk.jdbc("inquiry"));
                var rows = own.createStatement().executeQuery("select word from kept")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("窓口");
        }
    }

    @Test
    void aSecondDeskOnTheSameDataIsRefused() {
        assertThatThrownBy(() -> Desk.start(options()))
                .isInstanceOf(DeskException.class)
                .hasMessageContaining("A desk already runs on " + data);
        assertThat(desk.alive("postgres")).isTrue();
    }

    @Test
    void aPortInUseIsNamedWithItsPart(@TempDir Path other) {
        Desk.Options same = new Desk.Options(ROOT, other, OFFSET, false, false, Map.of(), true, true);

        assertThatThrownBy(() -> Desk.start(same))
                .isInstanceOf(DeskException.class)
                .hasMessageMatching("Port \\d+, which .+ needs, is in use.+--offset.+");
    }

    private static String authorization(String more) throws Exception {
        return desk.issuer() + "/protocol/openid-connect/auth?client_id=gateway&response_type=code&scope=openid"
                + "&redirect_uri=" + encode(CALLBACK) + "&code_challenge_method=S256&code_challenge=" + challenge()
                + more;
    }

    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123";

    private static String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String exchange(HttpClient browser, String location) throws Exception {
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        assertThat(code.find()).isTrue();
        String secret = Files.readString(data.resolve("secrets/gateway/client-secret"));
        HttpResponse<String> answer = send(
                browser,
                form(
                        desk.issuer() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "gateway",
                                "client_secret",
                                secret,
                                "code",
                                code.group(1),
                                "redirect_uri",
                                CALLBACK,
                                "code_verifier",
                                VERIFIER)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private static String action(String page) {
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(page);
        assertThat(action.find()).isTrue();
        return action.group(1).replace("&amp;", "&");
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new LocalCookies()).build();
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    private static HttpRequest form(String url, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest request) throws Exception {
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }
}
