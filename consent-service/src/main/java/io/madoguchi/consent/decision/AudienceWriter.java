package io.madoguchi.consent.decision;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a line for each person who is allowed. References and numbers need no escaping. */
final class AudienceWriter {

    private static final byte[] BEFORE = "{\"person\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BETWEEN = "\",\"purposeVersion\":".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private long allowed;

    AudienceWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, 65_536);
    }

    void person(String ref, Facts facts) throws IOException {
        Rule decisive = Step.decide(facts);
        if (!decisive.allows()) {
            return;
        }
        allowed++;
        Integer version = Verdict.version(decisive, facts);
        out.write(BEFORE);
        out.write(ref.getBytes(StandardCharsets.US_ASCII));
        out.write(BETWEEN);
        out.write(String.valueOf(version).getBytes(StandardCharsets.US_ASCII));
        out.write('}');
        out.write('\n');
    }

    void line(byte[] json) throws IOException {
        out.write(json);
        out.write('\n');
    }

    long allowed() {
        return allowed;
    }

    void flush() throws IOException {
        out.flush();
    }
}
