package io.madoguchi.subscription.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An issue in one language, as it is sent in; in Markdown unless it says otherwise. */
record WriteVariant(
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = Text.ONE_LINE, message = "must be one line without control characters")
        String subject,

        @NotBlank @Size(max = 60_000) @Pattern(regexp = Text.LINES, message = "must not contain control characters")
        String body,

        @Nullable Format format) {

    IssueVariant variant() {
        return new IssueVariant(subject.strip(), body, format == null ? Format.MARKDOWN : format);
    }

    /** What is text: no half of a character, no controls but line ends and tabs. */
    static final class Text {
        static final String ONE_LINE = "[^\\p{Cs}\\p{Cc}\\p{Zl}\\p{Zp}]*";
        static final String LINES = "[^\\p{Cs}\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F]*";

        private Text() {}
    }
}
