package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The statistics of a company: what is declared, what is released, and what a figure shows. */
public final class Statistics {

    public static final String TABLES = Visitor.CONSENT + "/statistic-tables";
    public static final String RELEASES = Visitor.CONSENT + "/statistic-releases";

    private final House house;
    private final String company;

    public Statistics(House house, String company) {
        this.house = house;
        this.company = company;
    }

    public Response declare(String source, List<String> dimensions, String audience, String span) {
        return house.staff()
                .ken()
                .post(
                        TABLES,
                        Map.of(
                                "company",
                                company,
                                "code",
                                "t-" + UUID.randomUUID().toString().substring(0, 12),
                                "names",
                                Map.of("ja", "統計表", "en", "Table"),
                                "source",
                                source,
                                "dimensions",
                                dimensions,
                                "audience",
                                audience,
                                "span",
                                span,
                                "threshold",
                                10,
                                "rounding",
                                5));
    }

    public String declared(String source, List<String> dimensions, String audience, String span) {
        Response declared = declare(source, dimensions, audience, span);
        assertThat(declared.statusCode()).as(declared.asString()).isEqualTo(201);
        return declared.path("id");
    }

    public Response release(String table, String period) {
        return house.staff().ana().post(TABLES + "/" + table + "/releases", Map.of("period", period));
    }

    public String released(String table, String period) {
        Response released = release(table, period);
        assertThat(released.statusCode()).as(released.asString()).isEqualTo(201);
        return released.path("id");
    }

    /** The figure of a release as anybody reads it; empty where it is held back. */
    public static Optional<Long> figure(JsonNode release, String... at) {
        for (JsonNode cell : release.path("cells")) {
            if (matches(cell.path("at"), at)) {
                return cell.has("value") ? Optional.of(cell.path("value").asLong()) : Optional.empty();
            }
        }
        throw new AssertionError("no figure at " + List.of(at) + " in " + release);
    }

    private static boolean matches(JsonNode place, String... at) {
        if (place.size() != at.length) {
            return false;
        }
        for (int i = 0; i < at.length; i++) {
            if (!place.get(i).asText().equals(at[i])) {
                return false;
            }
        }
        return true;
    }
}
