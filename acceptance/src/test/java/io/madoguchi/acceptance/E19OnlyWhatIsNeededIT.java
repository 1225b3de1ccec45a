package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Census;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the name, e-mail or other items needed for the service are asked. */
@InTheHouse
class E19OnlyWhatIsNeededIT {

    /** What a form needs besides the person's data. */
    private static final Set<String> NOT_OF_THE_PERSON =
            Set.of("once", "collectionPoint", "revision", "hash", "topics", "language", "age", "website");

    private final House house;

    E19OnlyWhatIsNeededIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @Clause("E19")
    @ValueSource(strings = {"phone", "birthPlace", "gender", "postalAddress", "employer"})
    void anItemThatTheNoticeDoesNotNameIsRefused(String item) {
        Visitor visitor = house.visitor();
        String address = "undeclared-" + UUID.randomUUID() + "@example.jp";
        Map<String, Object> form = visitor.form(visitor.newsletter(), "en", address);
        form.put(item, "something");
        var before = house.database("subscription").census();

        Response refused = visitor.signUp(form);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.asString()).contains(item).doesNotContain("something");
        Census.assertNothingNew(house.database("subscription"), before);
        assertThat(house.mailbox().of(address)).isEmpty();
    }

    /** A declared item of one collection point is an undeclared one of another. */
    @Test
    @Clause("E19")
    void aNameIsRefusedWhereTheNoticeAsksForNone() {
        Visitor visitor = house.visitor();
        Topic without = house.registrar("aoba-print").openTopic();
        assertThat(items(without)).containsExactly("email");
        String address = "nameless-" + UUID.randomUUID() + "@example.jp";
        Map<String, Object> form = visitor.form(without, "en", address);
        form.put("name", "Hanako Example");
        var before = house.database("subscription").census();

        Response refused = visitor.signUp(form);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        Census.assertNothingNew(house.database("subscription"), before);
    }

    @Test
    @Clause("E19")
    void theFormAsksForTheDeclaredItemsAndMarksTheOptionalOnes() {
        Visitor visitor = house.visitor();
        for (Topic topic :
                List.of(visitor.newsletter(), house.registrar("aoba-print").openTopic())) {
            try (BrowserContext context = house.browser().visit("en")) {
                Page page = context.newPage();
                page.navigate(house.site() + "/en/subscribe/" + topic.company() + "?topic=" + topic.id());

                assertThat(askedFor(page)).isEqualTo(items(topic));
                for (JsonNode item : visitor.notice(topic).served().path("items")) {
                    String name = item.path("name").asText();
                    Locator label = page.locator("label[for=" + field(name) + "]");
                    assertThat(label.innerText())
                            .as(name)
                            .containsIgnoringCase(item.path("required").asBoolean() ? "required" : "optional");
                    assertThat(item.path("purpose").asText())
                            .as("purpose of " + name)
                            .isNotBlank();
                    assertThat(item.path("reasons").path("en").asText())
                            .as("reason of " + name)
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    @Clause("E19")
    void anOptionalItemMayBeLeftOut() {
        Visitor visitor = house.visitor();
        String address = "short-" + UUID.randomUUID() + "@example.jp";

        assertThat(visitor.signUp(visitor.form(visitor.newsletter(), "en", address))
                        .statusCode())
                .isEqualTo(202);

        assertThat(house.mailbox()
                        .await(address, mail -> mail.token("confirm").isPresent())
                        .text())
                .isNotBlank();
    }

    /** Not only at sign-up: whoever takes data at a collection point is told what its notice declares. */
    @Test
    @Clause("E19")
    void everyCollectionPointRefusesWhatItsNoticeDoesNotDeclare() {
        Topic topic = house.visitor().newsletter();
        String checks = Visitor.CONSENT + "/item-checks";
        Set<String> declared = items(topic);

        Response good = house.staff()
                .ken()
                .post(checks, Map.of("collectionPoint", topic.collectionPoint(), "items", List.copyOf(declared)));
        Response bad = house.staff()
                .ken()
                .post(checks, Map.of("collectionPoint", topic.collectionPoint(), "items", List.of("email", "gender")));

        assertThat(good.statusCode()).as(good.asString()).isEqualTo(200);
        assertThat(good.<List<String>>path("missing")).isEmpty();
        assertThat(bad.statusCode()).as(bad.asString()).isEqualTo(422);
        assertThat(bad.<String>path("type")).endsWith("/undeclared-item");
        assertThat(bad.<String>path("errors[0].field")).isEqualTo("gender");
    }

    private Set<String> items(Topic topic) {
        return StreamSupport.stream(
                        house.visitor().notice(topic).served().path("items").spliterator(), false)
                .map(item -> item.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The fields of the form that hold something of the person, by the item's name. */
    private static Set<String> askedFor(Page page) {
        return page.locator("main form [name]").all().stream()
                .map(field -> field.getAttribute("name"))
                .filter(name -> !NOT_OF_THE_PERSON.contains(name))
                .map(name -> name.equals("address") ? "email" : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String field(String item) {
        return item.equals("email") ? "address" : item;
    }
}
