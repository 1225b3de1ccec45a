package io.madoguchi.subscription.confirmation;

import io.madoguchi.subscription.language.Bilingual;
import java.util.List;

/** What a confirmation link is good for now. */
record SignUpLinkView(State state, String company, List<Bilingual> topics, String locale) {

    /** Whether the button can be pressed. */
    enum State {
        OPEN,
        USED,
        EXPIRED
    }
}
