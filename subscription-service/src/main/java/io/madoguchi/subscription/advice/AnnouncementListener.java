package io.madoguchi.subscription.advice;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears of changes that people must be told of. */
@ApplicationScoped
class AnnouncementListener implements EventHandler {

    private final Advices advices;

    AnnouncementListener(Advices advices) {
        this.advices = advices;
    }

    @Override
    public String topic() {
        return "madoguchi.policies";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(ChangeAnnounced.TYPE)) {
            advices.advise(event.data(ChangeAnnounced.class));
        }
    }
}
