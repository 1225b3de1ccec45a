package io.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed contract is the one the code has: {@code cp target/openapi/openapi.yaml openapi.yaml} after a change. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class OpenApiTest {

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws IOException {
        Path generated = Path.of("target/openapi/openapi.yaml");

        assertThat(Path.of("openapi.yaml")).hasSameTextualContentAs(generated);
        assertThat(Files.readString(generated)).contains("/v1/inquiries");
    }
}
