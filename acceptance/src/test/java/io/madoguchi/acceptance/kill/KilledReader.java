package io.madoguchi.acceptance.kill;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Receipt;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.madoguchi.acceptance.kill.Entry.Outcome;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A reader whose every command is noted before it is sent and after it was answered. */
final class KilledReader {

    private final House house;
    private final Topic topic;
    private final History history;
    private final int run;
    private final String locale;
    private final String address = "kill-" + UUID.randomUUID().toString().substring(0, 18) + "@example.jp";
    private final Visitor visitor;
    private @Nullable String confirmToken;
    private @Nullable Mail welcome;
    private boolean gone;

    KilledReader(House house, Topic topic, History history, int run, String locale) {
        this.house = house;
        this.topic = topic;
        this.history = history;
        this.run = run;
        this.locale = locale;
        this.visitor = house.visitor();
    }

    String address() {
        return address;
    }

    /** Confirmed, welcomed and not asked to leave. */
    boolean subscribed() {
        return welcome != null && !gone;
    }

    void signUp() {
        Optional<Map<String, Object>> form = Patient.until(() -> Optional.of(visitor.form(topic, locale, address)));
        String key = UUID.randomUUID().toString();
        form.ifPresent(filled ->
                command(Step.SIGN_UP, () -> visitor.signUp(filled, key), answer -> answer.statusCode() == 202));
    }

    void confirm() {
        awaitMail(mail -> mail.token("confirm").isPresent())
                .flatMap(mail -> mail.token("confirm"))
                .ifPresent(token -> {
                    String key = UUID.randomUUID().toString();
                    confirmToken = token;
                    command(
                            Step.CONFIRM,
                            () -> visitor.api()
                                    .post(Visitor.SUBSCRIPTION + "/confirmations", Map.of("token", token), key),
                            answer -> answer.statusCode() == 200);
                });
    }

    void awaitReceipt() {
        if (confirmToken != null) {
            welcome = awaitMail(mail -> mail.attachment("receipt.jws").isPresent())
                    .orElse(null);
        }
    }

    /** By the page of choices: its link came with the receipt. */
    void unsubscribe() {
        Mail mail = welcome;
        if (mail == null) {
            return;
        }
        gone = true;
        Map<String, Object> change = Map.of(
                "token",
                mail.token("choices").orElseThrow(),
                "changes",
                List.of(Map.of("topic", topic.id(), "state", "ENDED")));
        String key = UUID.randomUUID().toString();
        command(
                Step.UNSUBSCRIBE,
                () -> visitor.api().post(Visitor.SUBSCRIPTION + "/preferences", change, key),
                answer -> answer.statusCode() == 200);
    }

    /** At consent-service, as the privacy officer does it for a person. */
    void withdraw() {
        Mail mail = welcome;
        if (mail == null) {
            return;
        }
        gone = true;
        String person =
                Receipt.read(mail.attachment("receipt.jws").orElseThrow()).person();
        String key = UUID.randomUUID().toString();
        command(
                Step.WITHDRAW,
                () -> house.staff()
                        .ken()
                        .post(
                                Visitor.CONSENT + "/persons/" + person + "/withdrawals",
                                Map.of("company", topic.company(), "purpose", topic.purpose()),
                                key),
                answer -> answer.statusCode() == 200 || answer.statusCode() == 202);
    }

    private void command(Step step, Callable<Response> call, Predicate<Response> promised) {
        history.note(run, address, step, Outcome.ASKED, "");
        Optional<Response> answer = Patient.call(call, promised);
        Outcome outcome = outcome(step, answer);
        history.note(run, address, step, outcome, outcome == Outcome.RECORDED ? within(answer.orElseThrow()) : "");
    }

    /** The seconds of "recorded; sending stops within N s". */
    private static String within(Response recorded) {
        return recorded.<Object>path("stopsWithinSeconds").toString();
    }

    private static Outcome outcome(Step step, Optional<Response> answer) {
        return answer.map(told ->
                        step == Step.WITHDRAW && told.statusCode() == 202 ? Outcome.RECORDED : Outcome.ACKNOWLEDGED)
                .orElse(Outcome.GIVEN_UP);
    }

    /** The mail, or nothing once it stands on the list of mails whose outcome nobody knows. */
    private Optional<Mail> awaitMail(Predicate<Mail> wanted) {
        return Patient.until(
                () -> house.mailbox().of(address).stream().filter(wanted).findFirst());
    }
}
