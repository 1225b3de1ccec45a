package io.madoguchi.subscription.subscription;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears of consents. Every event carries the person's whole state, so its type does not matter. */
@ApplicationScoped
class ConsentListener implements EventHandler {

    private final ConsentEchoes echoes;

    ConsentListener(ConsentEchoes echoes) {
        this.echoes = echoes;
    }

    @Override
    public String topic() {
        return "madoguchi.consents";
    }

    @Override
    public void handle(ReceivedEvent event) {
        echoes.apply(event.data(ConsentState.class), event.revision());
    }
}
