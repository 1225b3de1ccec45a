package io.madoguchi.subscription.collection;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps what is known of companies and collection points; facts of other kinds do not concern this service. */
@ApplicationScoped
class PolicyListener implements EventHandler {

    @Override
    public String topic() {
        return "madoguchi.policies";
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case "company.registered" -> register(event.data(CompanyRegistered.class));
            case "collection-point.opened" -> open(event.data(CollectionPointOpened.class));
            case "collection-point.closed" -> close(event.data(CollectionPointClosed.class));
            default -> {}
        }
    }

    private static void register(CompanyRegistered registered) {
        Company company = Company.findCompany(registered.id()).orElseGet(() -> Company.withId(registered.id()));
        company.update(registered.names(), registered.address(), registered.country(), registered.site());
        company.persist();
    }

    private static void open(CollectionPointOpened opened) {
        CollectionPoint point =
                CollectionPoint.findPoint(opened.id()).orElseGet(() -> CollectionPoint.withId(opened.id()));
        point.open(opened);
        point.persist();
    }

    private static void close(CollectionPointClosed closed) {
        CollectionPoint.findPoint(closed.id()).ifPresent(CollectionPoint::close);
    }
}
