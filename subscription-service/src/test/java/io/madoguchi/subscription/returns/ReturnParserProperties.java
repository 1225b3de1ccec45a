package io.madoguchi.subscription.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever comes back is read or refused by name, and nothing of it grows without bounds. */
class ReturnParserProperties {

    private static final int KEPT_AT_MOST = 300 * 1024;

    @Provide
    Arbitrary<String> mails() {
        return Arbitraries.of(Corpus.ALL);
    }

    @Property(tries = 1500)
    void nothingThatWasChangedOrCutOffIsAFault(@ForAll("mails") String name, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] mail = Corpus.mail(name);
        for (int changes = random.nextInt(12); changes > 0; changes--) {
            mail = changed(mail, random);
        }

        read(mail);
    }

    @Property(tries = 300)
    void anyBytesAtAllAreNoFault(@ForAll @Size(max = 4000) byte[] mail) {
        read(mail);
    }

    private static byte[] changed(byte[] mail, Random random) {
        if (mail.length == 0) {
            return mail;
        }
        int at = random.nextInt(mail.length);
        int more = Math.min(mail.length - at, 1 + random.nextInt(200));
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(mail, at);
            case 1 -> {
                byte[] other = mail.clone();
                other[at] = (byte) random.nextInt(256);
                yield other;
            }
            case 2 -> joined(Arrays.copyOf(mail, at), Arrays.copyOfRange(mail, at + more, mail.length));
            case 3 -> joined(Arrays.copyOf(mail, at + more), Arrays.copyOfRange(mail, at, mail.length));
            default -> {
                byte[] garbage = new byte[more];
                random.nextBytes(garbage);
                yield joined(joined(Arrays.copyOf(mail, at), garbage), Arrays.copyOfRange(mail, at, mail.length));
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static void read(byte[] raw) {
        try {
            MimeMail mail = MimeReader.read(raw);
            Reading reading = ReturnParser.read(mail);
            assertThat(reading).isNotNull();
            assertThat(mail.pieces().stream()
                            .mapToInt(piece -> piece.text().length())
                            .sum())
                    .isLessThan(KEPT_AT_MOST);
            assertThat(Words.safe(mail.text(), 4000))
                    .hasSizeLessThanOrEqualTo(4000)
                    .doesNotContain("\0");
            if (reading instanceof Reading.Report report) {
                report.groups().forEach(group -> Verdict.of(group.action(), group.status()));
            }
        } catch (MimeReader.Unreadable e) {
            assertThat(e.getMessage()).matches("[a-z-]+");
        }
    }
}
