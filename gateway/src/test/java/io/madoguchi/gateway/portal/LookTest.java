package io.madoguchi.gateway.portal;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PortalResource.class)
class LookTest {
    @Test
    void hold() throws Exception {
        System.out.println("LOOK " + RestAssured.port);
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/pages/port"), "" + RestAssured.port);
        while (!java.nio.file.Files.exists(java.nio.file.Path.of("/tmp/pages/stop"))) Thread.sleep(500);
    }
}
