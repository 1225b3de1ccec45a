package io.madoguchi.consent;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.madoguchi.lists.Csv;
import io.madoguchi.lists.PageAsCsv;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Any list can be had as a file, page by page, by whoever may read it. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ListsAsFilesTest {

    private static final String MARK = "\uFEFF";

    @Test
    void aListIsAFileWithAColumnForEachValueAndNoFormulaInIt() {
        Given world = Given.company();
        for (String name : new String[] {"=1+1", "広報, \"部\""}) {
            as(world.author)
                    .body("""
                            {"company": "%s", "names": {"ja": "%s", "en": "+44"}, "contact": {"email": "pr@example.jp"}}
                            """.formatted(world.company, name.replace("\"", "\\\"")))
                    .post("/v1/sections")
                    .then()
                    .statusCode(201);
        }

        Response first = file(world, "/v1/sections?limit=1&company=" + world.company);
        Response second = file(
                world, "/v1/sections?limit=1&company=" + world.company + "&cursor=" + first.header(PageAsCsv.NEXT));

        assertThat(first.contentType()).isEqualToIgnoringWhitespace(Csv.MEDIA_TYPE);
        String[] lines = text(first).split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith(MARK + "\"id\",\"company\",\"names.ja\",\"names.en\",\"contact.email\"");
        assertThat(lines[1]).contains("\"'=1+1\",\"'+44\",\"pr@example.jp\"");
        assertThat(text(second)).contains("\"広報, \"\"部\"\"\"");
        assertThat(second.header(PageAsCsv.NEXT)).isNull();
    }

    @Test
    void whoSaysNothingGetsJsonAndWhoMayNotReadGetsNoFile() {
        Given world = Given.company();

        as(world.author)
                .get("/v1/sections?company=" + world.company)
                .then()
                .statusCode(200)
                .contentType("application/json");
        given().accept("text/csv")
                .get("/v1/sections?company=" + world.company)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        as(world.author)
                .accept("text/csv")
                .get("/v1/sections?cursor=%21&company=" + world.company)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("/problems/invalid-request"));
    }

    private static Response file(Given world, String path) {
        Response answer = as(world.author).accept("text/csv").get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static String text(Response file) {
        return new String(file.asByteArray(), StandardCharsets.UTF_8);
    }
}
