package io.madoguchi.subscription.delivery;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.exception.ScramException;
import io.madoguchi.subscription.identity.TestResult.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Signs in to a relay (RFC 4954), by the best way it offers: SCRAM (RFC 5802, RFC 7677), where the password does not
 * travel and the relay must know it too, then PLAIN, then LOGIN.
 */
final class SmtpLogin {

    private static final String SCRAM = "SCRAM-SHA-256";

    private final String user;
    private final String password;
    private final Dialogue dialogue;

    /** Asks one line and reads its answer. */
    interface Dialogue {
        SmtpReply ask(String line) throws IOException;
    }

    SmtpLogin(String user, String password, Dialogue dialogue) {
        this.user = user;
        this.password = password;
        this.dialogue = dialogue;
    }

    void signIn(Set<String> offered) throws IOException {
        if (offered.contains(SCRAM)) {
            scram();
        } else if (offered.contains("PLAIN")) {
            accepted(dialogue.ask("AUTH PLAIN " + coded("\0" + user + "\0" + password)));
        } else if (offered.contains("LOGIN")) {
            // no standard, but some relays have nothing else
            prompt(dialogue.ask("AUTH LOGIN"));
            prompt(dialogue.ask(coded(user)));
            accepted(dialogue.ask(coded(password)));
        } else {
            throw refused("the relay offers none of AUTH SCRAM-SHA-256, PLAIN and LOGIN");
        }
    }

    private void scram() throws IOException {
        try {
            ScramClient client = ScramClient.builder()
                    .advertisedMechanisms(List.of(SCRAM))
                    .username(user)
                    .password(password.toCharArray())
                    .build();
            String challenge = prompt(dialogue.ask(
                    "AUTH " + SCRAM + " " + coded(client.clientFirstMessage().toString())));
            client.serverFirstMessage(challenge);
            SmtpReply last = dialogue.ask(coded(client.clientFinalMessage().toString()));
            // what the relay knows of the password comes as one more challenge, or with its yes (RFC 4954 §4)
            client.serverFinalMessage(last.code() == 334 ? prompt(last) : decoded(lastWord(accepted(last))));
            if (last.code() == 334) {
                accepted(dialogue.ask(""));
            }
        } catch (ScramException | IllegalArgumentException e) {
            throw (IOException) refused("the relay did not prove that it knows the password")
                    .initCause(e);
        }
    }

    private static String lastWord(SmtpReply reply) {
        String text = String.join(" ", reply.lines());
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static String prompt(SmtpReply reply) throws IOException {
        if (reply.code() != 334) {
            throw refused("the relay answered " + reply.code() + " to AUTH");
        }
        return decoded(lastWord(reply));
    }

    private static SmtpReply accepted(SmtpReply reply) throws IOException {
        if (!reply.isPositive()) {
            throw refused("the relay answered " + reply.code() + " to AUTH");
        }
        return reply;
    }

    private static RelayTrouble refused(String message) {
        return new RelayTrouble(Verdict.NOT_SIGNED_IN, message);
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
