package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Somebody with a question or a request, and no account: by the API, or by the pages. */
public final class Asker {

    public static final String INQUIRY = "/api/inquiry/v1";

    private final House house;
    private final String contact;

    public Asker(House house) {
        this(house, "asks-" + UUID.randomUUID() + "@example.jp");
    }

    public Asker(House house, String contact) {
        this.house = house;
        this.contact = contact;
    }

    public String contact() {
        return contact;
    }

    /** Under the notice that the company shows where it takes inquiries. */
    public Response ask(String kind) {
        return house.visitor()
                .api()
                .post(INQUIRY + "/inquiries", inquiry(kind), UUID.randomUUID().toString());
    }

    public Map<String, Object> inquiry(String kind) {
        Notice notice = notice();
        Map<String, Object> shown = new HashMap<>(notice.shown("ja"));
        shown.put("collectionPoint", notice.collectionPoint());
        return new HashMap<>(Map.of(
                "company",
                "aoba",
                "kind",
                kind,
                "locale",
                "ja",
                "contact",
                contact,
                "text",
                "教えてください。",
                "notice",
                shown));
    }

    /** From the choice to the look at what was written; nothing is sent yet. */
    public void fillIn(Page page, String language, String kind) {
        page.navigate(house.site() + "/" + language + "/inquiry");
        page.locator("label[for=k-" + kind + "]").click();
        page.locator("label[for=c-aoba]").click();
        SubscribePage.press(page);
        if (kind.equals("rights")) {
            page.locator("label[for=r-access]").click();
        }
        page.locator("#text").fill("Which data do you hold?\nPlease answer.");
        page.locator("#contact").fill(contact);
        page.waitForTimeout(SubscribePage.READING_MILLIS);
        SubscribePage.press(page);
    }

    /** Where it stands, by what the receipt said. */
    public void look(Page page, String language, String number, String key) {
        page.navigate(house.site() + "/" + language + "/inquiry/status");
        page.locator("#number").fill(number);
        page.locator("#key").fill(key);
        SubscribePage.press(page);
    }

    private Notice notice() {
        Caller api = house.visitor().api();
        JsonNode points = Visitor.json(api.get(Visitor.CONSENT + "/collection-points?company=aoba&limit=200"));
        List<String> here = StreamSupport.stream(points.path("items").spliterator(), false)
                .filter(point -> point.path("code").asText().equals("inquiry"))
                .map(point -> point.path("id").asText())
                .toList();
        assertThat(here).as("where the demo world takes inquiries").hasSize(1);
        return new Notice(Visitor.json(api.get(Visitor.CONSENT + "/collection-points/" + here.getFirst() + "/notice")));
    }
}
