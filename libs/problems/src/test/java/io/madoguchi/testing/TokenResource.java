package io.madoguchi.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Verification by the key that {@link Tokens} signs with, and nothing else. */
public class TokenResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Tokens.verification();
    }

    @Override
    public void stop() {}
}
