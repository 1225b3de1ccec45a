package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.testing.GatewayResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The door as its own tests have it, with services behind it that answer from the demo world. */
public class PortalResource implements QuarkusTestResourceLifecycleManager {

    private final GatewayResource door = new GatewayResource();
    private FakeServices services;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = door.start();
        services = new FakeServices();
        settings.put("SUBSCRIPTION_URL", services.url());
        settings.put("CONSENT_URL", services.url());
        settings.put("INQUIRY_URL", services.url());
        settings.put("LIMIT_SOURCE_BURST", "10000");
        settings.put("LIMIT_SOURCE_RATE", "10000");
        return settings;
    }

    @Override
    public void stop() {
        door.stop();
        if (services != null) {
            services.close();
        }
    }
}
