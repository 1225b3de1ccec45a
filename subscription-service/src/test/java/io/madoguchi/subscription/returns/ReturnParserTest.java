package io.madoguchi.subscription.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnParserTest {

    @ParameterizedTest
    @CsvSource({
        "postfix-unknown-user, failed, 5.1.1, HARD, true",
        "postfix-delayed, delayed, 4.4.1, DELAYED, false",
        "exchange-unknown, failed, 5.1.10, HARD, true",
        "exchange-full, failed, 5.2.2, SOFT, false",
        "gmail-unknown, failed, 5.1.1, HARD, true",
        "gmail-policy, failed, 5.7.26, SOFT, false",
        "docomo-unknown, failed, 5.0.0, HARD, false",
        "international, failed, 5.1.1, HARD, true",
        "exim-plain, failed, 5.1.1, HARD, true",
        "qmail, failed, 5.1.1, HARD, true",
        "strange-action, exploded, 5.1.1, UNPARSED, false"
    })
    void aReportSaysWhatBecameOfItsRecipient(
            String name, String action, String status, ReturnKind kind, boolean nobodyThere) throws Exception {
        Reading.Report report = (Reading.Report) read(name);

        assertThat(report.groups()).hasSize(1);
        Reading.Group group = report.groups().getFirst();
        assertThat(group.action()).isEqualTo(action);
        assertThat(group.status()).isEqualTo(status);
        assertThat(Verdict.of(group.action(), group.status())).isEqualTo(new Verdict(kind, nobodyThere));
        assertThat(report.clues().returns()).anyMatch(clue -> clue.contains(Corpus.PLACE));
    }

    @Test
    void eachRecipientHasItsOwnGroup() throws Exception {
        Reading.Report report = (Reading.Report) read("sendmail-several");

        assertThat(report.groups()).extracting(Reading.Group::action).containsExactly("failed", "delivered");
        assertThat(report.groups().get(1).addresses()).containsExactly("reader@example.jp");
    }

    @Test
    void addressesThatAreNotAsciiAreRead() throws Exception {
        Reading.Report report = (Reading.Report) read("international");

        assertThat(report.groups().getFirst().addresses()).containsOnly("読者@example.jp");
    }

    @Test
    void aComplaintLeadsBackAlsoWhenItsAddressesAreLeftOut() throws Exception {
        Reading.Complaint open = (Reading.Complaint) read("arf");
        Reading.Complaint redacted = (Reading.Complaint) read("arf-redacted");

        assertThat(open.clues().returns()).anyMatch(clue -> clue.contains("b+" + Corpus.PLACE));
        assertThat(redacted.clues().returns()).noneMatch(clue -> clue.contains(Corpus.PLACE));
        assertThat(redacted.clues().leaves()).anyMatch(clue -> clue.contains(Corpus.PLACE));
        assertThat(redacted.clues().messageId()).isEqualTo("<0123456789abcdef0123456789abcdef@mail.example.jp>");
    }

    @ParameterizedTest
    @CsvSource({"vacation, auto-submitted", "vacation-ja, subject", "read-receipt, read-receipt"})
    void aMachineThatAnswersIsNoBounce(String name, String why) throws Exception {
        assertThat(read(name)).isEqualTo(new Reading.AutoReply(why));
    }

    @ParameterizedTest
    @CsvSource({
        "report-without-part, report-without-part",
        "no-recipient, report-without-recipient",
        "plain-ja, no-report",
        "reply, no-report",
        "arf-not-spam, feedback-not-spam",
        "arf-auth, feedback-of-another-kind"
    })
    void whatIsNotUnderstoodSaysWhy(String name, String why) throws Exception {
        assertThat(read(name)).isEqualTo(new Reading.Unparsed(why));
    }

    @Test
    void japaneseOfOldMailProgramsIsRead() throws Exception {
        MimeMail mail = MimeReader.read(Corpus.mail("plain-ja"));

        assertThat(mail.text()).contains("次の宛先に配信できませんでした");
        assertThat(Words.decoded(mail.first("subject"))).isEqualTo("配信できませんでした");
        assertThat(Words.safe(mail.text(), 100)).isEqualTo("次の宛先に配信できませんでした：[address]");
    }

    @Test
    void whatIsNestedWithoutEndIsNotFollowed() {
        StringBuilder bomb = new StringBuilder("From: x@example.com\r\n");
        for (int i = 0; i < 5000; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }

        assertThatThrownBy(() -> MimeReader.read(bytes(bomb.toString()))).hasMessage("too-deep");
        assertThatThrownBy(() -> MimeReader.read(bytes("Content-Type: message/rfc822\r\n\r\n".repeat(5000))))
                .hasMessage("too-deep");
    }

    @Test
    void tooMuchOfAnythingIsRefusedByName() {
        String parts = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(1000);
        String headers = "X-Header: 1\r\n".repeat(5000) + "\r\nbody";
        String line = "Subject: " + "x".repeat(1_000_000) + "\r\n\r\nbody";

        assertThatThrownBy(() -> MimeReader.read(bytes(parts))).hasMessage("too-many-parts");
        assertThatThrownBy(() -> MimeReader.read(bytes(headers))).isInstanceOf(MimeReader.Unreadable.class);
        assertThatThrownBy(() -> MimeReader.read(bytes(line))).isInstanceOf(MimeReader.Unreadable.class);
    }

    @Test
    void wordsOfStrangersAreShownWithoutTheirAddresses() {
        String said = "550 <a..reader@docomo.example.jp>: \u202eno\u0000 such \uD800user\r\nX-Injected: yes";

        assertThat(Words.line(said, 300)).isEqualTo("550 <[address]>: no such user X-Injected: yes");
        assertThat(Words.line("x".repeat(1000), 300)).hasSize(300);
        assertThat(List.of(Words.safe("a@b c@d", 100))).containsExactly("[address] [address]");
    }

    private static Reading read(String name) throws MimeReader.Unreadable {
        return ReturnParser.read(MimeReader.read(Corpus.mail(name)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
