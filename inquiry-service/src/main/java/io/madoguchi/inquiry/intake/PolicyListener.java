package io.madoguchi.inquiry.intake;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Learns which companies there are and which notice their forms show; other facts of that topic do not concern the counter. */
@ApplicationScoped
class PolicyListener implements EventHandler {

    @Override
    public String topic() {
        return "madoguchi.policies";
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case "company.registered" -> Company.know(event.data(CompanyRegistered.class));
            case "collection-point.opened" -> CollectionPoint.opened(event.data(PointOpened.class));
            case "collection-point.closed" -> CollectionPoint.closed(event.data(PointClosed.class));
            default -> {}
        }
    }
}
