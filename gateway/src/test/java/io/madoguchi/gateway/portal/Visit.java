package io.madoguchi.gateway.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/** A person with a browser in front of the pages, and what the services behind were asked. */
final class Visit {

    static final String LETTER = "0190a000-0000-7000-8000-000000000001";

    static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    static final Pattern HASH = Pattern.compile("name=\"hash\" value=\"([^\"]+)\"");

    private static final List<String> TOO_QUICK = List.of("quicker than a person", "人の操作か");

    static RequestSpecification browser() {
        return given().redirects().follow(false).accept("text/html,*/*;q=0.8");
    }

    static String once(String path) {
        return found(ONCE, browser().get(path).asString());
    }

    static String found(Pattern pattern, String html) {
        Matcher field = pattern.matcher(html);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    static RequestSpecification form(Map<String, ?> fields) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields);
    }

    /** Presses the button as often as a person would who is told that it was too quick. */
    static Response pressSlowly(String path, Map<String, ?> fields) {
        return await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> form(fields).post(path),
                        answer -> TOO_QUICK.stream()
                                .noneMatch(words -> answer.asString().contains(words)));
    }

    static List<JsonNode> asked(String path, String needle) {
        try {
            String url = ConfigProvider.getConfig().getValue("SUBSCRIPTION_URL", String.class) + "/recorded";
            JsonNode calls = new ObjectMapper().readTree(given().get(url).asString());
            return StreamSupport.stream(calls.spliterator(), false)
                    .filter(c ->
                            c.path("path").asText().equals(path) && c.toString().contains(needle))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String header(JsonNode call, String name) {
        return call.path("headers").path(name).path(0).asText();
    }
}
