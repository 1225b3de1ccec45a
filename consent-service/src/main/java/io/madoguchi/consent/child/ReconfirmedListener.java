package io.madoguchi.consent.child;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lets a person who was asked again speak for themselves: of age from then on, and no guardian answers any more. */
@ApplicationScoped
class ReconfirmedListener implements EventHandler {

    private static final String SELF = "person";

    private final Children children;

    ReconfirmedListener(Children children) {
        this.children = children;
    }

    @Override
    public String topic() {
        return "madoguchi.subscriptions";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(Reconfirmed.TYPE)) {
            speak(event.data(Reconfirmed.class));
        }
    }

    /** Only who was asked: the guardian's link is what proves the age (E14). */
    private void speak(Reconfirmed answer) {
        List<GuardianLink> asked = GuardianLink.asked(answer.person().value(), answer.company());
        if (asked.isEmpty() || children.isRemoved(answer.person())) {
            return;
        }
        AgeSignal.of(
                        new AgeSignal.Said(answer.person(), answer.company(), SELF, answer.at()),
                        false,
                        AgeSignal.Source.ANSWER)
                .persist();
        asked.forEach(link -> link.end(answer.at()));
    }
}
