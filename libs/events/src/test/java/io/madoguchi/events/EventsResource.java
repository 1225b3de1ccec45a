package io.madoguchi.events;

import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** PostgreSQL, and a broker that the tests may kill. */
public class EventsResource implements QuarkusTestResourceLifecycleManager {

    /** For the tests, which Quarkus loads in another class loader: see {@link #inject}. */
    private final ServiceResource service = new ServiceResource();

    private Broker broker;

    @Override
    public Map<String, String> start() {
        broker = new Broker().start();
        Map<String, String> settings = new HashMap<>(service.start());
        settings.put("KAFKA_BOOTSTRAP", broker.bootstrap());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                new BrokerSwitch(broker::kill, broker::start), new TestInjector.MatchesType(BrokerSwitch.class));
    }

    @Override
    public void stop() {
        broker.remove();
        service.stop();
    }
}
