package io.madoguchi.subscription.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class LetterTest {

    @Inject
    Desk desk;

    @Inject
    @All
    List<Letter> letters;

    @Test
    void theConfirmationSaysWhoWhyAndWhatAndCarriesNoMarketing() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        var body = desk.signUp(offer, address);
        body.put("name", "山田 <b>花子</b>");
        desk.post("/v1/sign-ups", body).then().statusCode(202);

        Draft draft = write(MailKind.CONFIRMATION, desk.newestSignUp(address), address)
                .orElseThrow();

        assertThat(draft.subject()).isEqualTo("【ご確認ください】青葉計器からの配信のお申し込み");
        assertThat(draft.to()).isEqualTo(EmailAddress.parse(address));
        assertThat(draft.toName()).isEqualTo("山田 <b>花子</b>");
        assertThat(draft.attachments()).isEmpty();
        for (String part : List.of(draft.text(), draft.html())) {
            assertThat(part)
                    .contains("http://localhost:8080/ja/confirm/" + desk.confirmToken(address))
                    .contains("計器だより", "48時間", "東京都千代田区青葉町1-2-3", "desk@aoba.example.jp", "停止の方法")
                    .doesNotContain("<b>花子</b>", "{sheet", "NOT_FOUND", "<img", "/choices/");
        }
        assertThat(draft.html()).contains("<html lang=\"ja\">").contains("prefers-color-scheme");
        assertThat(stillWanted(MailKind.CONFIRMATION, desk.newestSignUp(address), address))
                .isTrue();
    }

    @Test
    void whoeverHasItAllIsToldSoInTheirLanguage() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        desk.subscribe(offer, address);
        desk.change("delete from rate_bucket");
        var body = desk.signUp(offer, address);
        body.put("locale", "en");
        body.put("notice", Map.of("revision", 1, "hash", Desk.HASH_EN));
        desk.post("/v1/sign-ups", body).then().statusCode(202);

        Draft draft = write(MailKind.CONFIRMATION, desk.newestSignUp(address), address)
                .orElseThrow();

        assertThat(draft.subject()).isEqualTo("You already receive this: Aoba Instruments");
        assertThat(draft.text()).contains("Instrument news", "/en/choices/").doesNotContain("/confirm/");
    }

    @Test
    void theWelcomeCarriesTheReceiptsAndIsNotSentToWhoeverLeft() {
        String address = Desk.address();
        String choices = desk.subscribe(desk.offer(), address);
        UUID signUp = desk.newestSignUp(address);
        UUID number = UUID.randomUUID();
        desk.change(
                "update subscription set receipt_number = ?, receipt_jws = 'a.b.c' where sign_up = ?", number, signUp);

        Draft draft = write(MailKind.WELCOME, signUp, address).orElseThrow();

        assertThat(draft.subject()).isEqualTo("お申し込みが完了しました：青葉計器");
        assertThat(draft.text()).contains(number.toString(), "/ja/choices/" + choices, "/ja/receipt");
        assertThat(draft.attachments()).singleElement().satisfies(receipt -> {
            assertThat(receipt.name()).isEqualTo("receipt.jws");
            assertThat(new String(receipt.content(), java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("a.b.c");
        });
        assertThat(stillWanted(MailKind.WELCOME, signUp, address)).isTrue();
        desk.post("/v1/unsubscriptions/by-link", Map.of("token", desk.unsubscribeToken(address)));
        assertThat(stillWanted(MailKind.WELCOME, signUp, address)).isFalse();
        assertThat(write(MailKind.WELCOME, signUp, address)).isEmpty();
    }

    @Test
    void theStopMailOffersTheWayBack() {
        String address = Desk.address();
        desk.subscribe(desk.offer(), address);
        desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", address));
        UUID stop = UUID.fromString(desk.value(
                "select u.id::text from unsubscription u join reader r on r.id = u.reader where r.person = ?",
                desk.person(address).value()));

        Draft draft = write(MailKind.UNSUBSCRIBED, stop, address).orElseThrow();

        assertThat(draft.subject()).isEqualTo("青葉計器からの配信を停止しました");
        assertThat(draft.text()).contains("計器だより", "14日以内", "/ja/undo/");
        assertThat(stillWanted(MailKind.UNSUBSCRIBED, stop, address)).isTrue();
    }

    @Test
    void aConfirmationThatWasConfirmedMeanwhileIsNotSent() {
        String address = Desk.address();
        desk.subscribe(desk.offer(), address);
        UUID signUp = desk.newestSignUp(address);

        assertThat(write(MailKind.CONFIRMATION, signUp, address)).isEmpty();
        assertThat(stillWanted(MailKind.CONFIRMATION, signUp, address)).isFalse();
        assertThat(write(MailKind.WELCOME, UUID.randomUUID(), address)).isEmpty();
    }

    /** Qute is silent about a message that is missing in one language. */
    @Test
    void everyMessageExistsInJapanese() {
        var words = ResourceBundle.getBundle("messages.letter_ja", Locale.ROOT);

        assertThat(words.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(LetterWords.class.getDeclaredMethods())
                        .map(java.lang.reflect.Method::getName)
                        .distinct()
                        .toList());
    }

    /** For eyes: {@code target/letters} holds every mail of this test in both parts. */
    private Optional<Draft> write(MailKind kind, UUID subject, String address) {
        Optional<Draft> draft =
                QuarkusTransaction.requiringNew().call(() -> letter(kind).write(assignment(kind, subject, address)));
        draft.ifPresent(d -> keep(kind, d));
        return draft;
    }

    private static void keep(MailKind kind, Draft draft) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "letters"));
            Files.writeString(directory.resolve(kind + ".html"), draft.html());
            Files.writeString(directory.resolve(kind + ".txt"), draft.subject() + "\n\n" + draft.text());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean stillWanted(MailKind kind, UUID subject, String address) {
        return QuarkusTransaction.requiringNew()
                .call(() -> letter(kind).stillWanted(assignment(kind, subject, address)));
    }

    private Letter letter(MailKind kind) {
        return letters.stream().filter(l -> l.kind() == kind).findFirst().orElseThrow();
    }

    private Assignment assignment(MailKind kind, UUID subject, String address) {
        Holder holder = new Holder(desk.person(address), 1);
        return new Assignment(UUID.randomUUID(), kind, subject, null, Desk.COMPANY, holder, Locale.JAPANESE);
    }
}
