package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SignInPage;
import io.madoguchi.acceptance.house.Topic;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The page that says where every mail of an issue is: while some wait, and when one was never answered for. */
@InTheHouse
class ProofPagesIT {

    private final House house;
    private final Look look = new Look();

    ProofPagesIT(House house) {
        this.house = house;
    }

    @Test
    void everyRecipientIsListedAndAnUnknownOneIsSentOnceMoreOnPurpose() {
        Topic topic = house.registrar("aoba-print").openTopic();
        Reader reader = Reader.subscribed(house, topic, "ja");
        String mark = "proof-" + UUID.randomUUID().toString().substring(0, 8);
        String waiting;
        String unknown;
        house.mailbox().mode("defer-451");
        try {
            waiting = house.newsroom().send(topic.id(), mark + "-waits");
            awaitOpen(waiting);
            for (String language : List.of("ja", "en")) {
                look(language, waiting, "console/issueProof-waiting");
            }
        } finally {
            house.mailbox().mode("ok");
        }
        house.newsroom().awaitCompleted(waiting);
        house.mailbox().mode("drop-after-dot");
        try {
            unknown = house.newsroom().send(topic.id(), mark + "-unknown");
            house.newsroom().awaitCompleted(unknown);
        } finally {
            house.mailbox().mode("ok");
        }
        for (String language : List.of("ja", "en")) {
            look(language, unknown, "console/issueProof");
        }

        try (BrowserContext context = house.browser().visit("en", 1280, false)) {
            Page page = context.newPage();
            SignInPage.open(house, page, "emi", "/console/issues/" + unknown + "/proof");
            page.locator("button[value=resend]").click();
            page.locator("#errors").waitFor();
            page.locator("#reason").fill("The reader says that nothing came");
            page.locator("button[value=resend]").click();
            page.waitForURL("**/proof?done=again");
            assertThat(page.locator("main").innerText())
                    .contains("The reader says that nothing came")
                    .contains("emi");
        }
        house.newsroom().awaitCompleted(unknown);
        assertThat(house.newsroom().look(unknown).<Integer>path("counts.accepted"))
                .isEqualTo(1);
        assertThat(house.mailbox().of(reader.address()).stream()
                        .filter(mail -> mail.subject().contains(mark + "-unknown"))
                        .map(mail -> mail.only("Message-ID"))
                        .distinct())
                .as("one Message-ID, however often it came")
                .hasSize(1);
        assertThat(look.faults()).isEmpty();
    }

    private void awaitOpen(String issue) {
        Awaitility.await("a mail of it was put off")
                .atMost(Reader.PATIENCE)
                .until(() ->
                        house.database("subscription").count("delivery where issue = ?::uuid and attempts > 0", issue)
                                > 0);
    }

    private void look(String language, String issue, String name) {
        for (int width : Look.WIDTHS) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                SignInPage.open(house, page, "emi", "/console/issues/" + issue + "/proof?still=yes");
                look.at(page, name, language);
            }
        }
    }
}
