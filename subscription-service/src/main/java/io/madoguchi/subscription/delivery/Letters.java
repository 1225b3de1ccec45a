package io.madoguchi.subscription.delivery;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which feature writes which kind of mail. */
@ApplicationScoped
class Letters {

    private final List<Letter> letters;

    Letters(@All List<Letter> letters) {
        this.letters = List.copyOf(letters);
    }

    Letter of(MailKind kind) {
        return letters.stream()
                .filter(letter -> letter.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody writes mails of kind " + kind));
    }
}
