package io.madoguchi.consent.change;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears what subscription-service reports of the notices it sent, and of objections. */
@ApplicationScoped
class AnswerListener implements EventHandler {

    private final Answers answers;

    AnswerListener(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String topic() {
        return "madoguchi.subscriptions";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(ChangeReported.TYPE)) {
            answers.reported(event.data(ChangeReported.class));
        } else if (event.type().equals(ChangeObjected.TYPE)) {
            ChangeObjected objection = event.data(ChangeObjected.class);
            answers.objected(objection.change(), objection.person().value(), "SELF", objection.at());
        }
    }
}
