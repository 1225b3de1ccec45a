package io.madoguchi.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The contract is committed; a change of it is a change of that file, seen in review. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class OpenApiTest {

    @Test
    void theCommittedContractIsTheOneThatIsServed() throws IOException {
        String served =
                RestAssured.given().get(url()).then().statusCode(200).extract().asString();
        Path actual = Path.of("target", "openapi.yaml");
        Files.writeString(actual, served);

        assertThat(Path.of("openapi.yaml"))
                .as("copy %s over openapi.yaml and review it", actual)
                .hasSameTextualContentAs(actual);
    }

    private static String url() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return "http://127.0.0.1:" + port + "/q/openapi";
    }
}
