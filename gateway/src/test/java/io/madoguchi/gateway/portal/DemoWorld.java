package io.madoguchi.gateway.portal;

import io.madoguchi.gateway.portal.FakeServices.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the two services answer in the demo world; the answers are files in {@code world/}. */
final class DemoWorld {

    private static final Pattern ISSUE = Pattern.compile("/v1/issues/([^/?]+)(?:/([a-z-]+))?(?:\\?.*)?");
    private static final Answer NOT_FOUND = problem(404, "not-found");

    record Answer(int status, String body, Map<String, String> headers) {

        static Answer file(String name) {
            return new Answer(200, read(name), Map.of());
        }
    }

    Answer answer(Call call) {
        String path = call.path();
        String token = call.body().path("token").asText("");
        if (path.startsWith("/v1/issues")) {
            return issues(call);
        }
        if (path.startsWith("/v1/returns/")) {
            return Answer.file(path.startsWith("/v1/returns/counts") ? "return-counts" : "returned");
        }
        if (path.startsWith("/v1/returns")) {
            return Answer.file("returns");
        }
        if (path.startsWith("/v1/promotion") || path.startsWith("/v1/prizes")) {
            return promotions(call, token);
        }
        if (call.method().equals("GET")) {
            return reading(path);
        }
        return switch (path) {
            case "/v1/sign-ups" -> signUp(call);
            case "/v1/inquiries" -> inquiry(call);
            case "/v1/inquiries/lookups" -> standing(call, "inquiry-standing");
            case "/v1/inquiries/withdrawals" -> standing(call, "inquiry-withdrawn");
            case "/v1/confirmations/lookups" -> byToken(token, "confirmation");
            case "/v1/confirmations" -> byToken(token, "confirmed");
            case "/v1/preferences/lookups", "/v1/preferences" -> byToken(token, "preferences");
            case "/v1/unsubscriptions/lookups" -> byToken(token, "unsubscription");
            case "/v1/unsubscriptions/undo" -> byToken(token, "undone");
            case "/v1/objections/lookups" ->
                byToken(token, token.equals("by-consent") ? "objection-by-consent" : "objection");
            case "/v1/objections" -> byToken(token, "objected");
            case "/v1/re-asks/lookups" -> byToken(token, "re-ask");
            case "/v1/re-asks" -> byToken(token, "re-asked");
            case "/v1/unsubscriptions/by-link" ->
                new Answer(200, "{\"state\":\"STOPPED\",\"since\":\"2026-11-22T03:04:05.678Z\"}", Map.of());
            case "/v1/unsubscriptions" ->
                call.body().path("address").asText().contains("@")
                        ? new Answer(200, "{\"state\":\"STOPPED\"}", Map.of())
                        : fieldProblem("address");
            case "/v1/receipt-checks" ->
                new Answer(
                        200,
                        call.body().path("receipt").asText().startsWith("eyJ")
                                ? "{\"valid\":true,\"state\":\"GIVEN\",\"ledger\":"
                                        + Trees.ledger(
                                                call.body().path("receipt").asText()) + "}"
                                : "{\"valid\":false}",
                        Map.of());
            case "/v1/topics" ->
                call.body().path("slug").asText().equals("taken")
                        ? problem(409, "topic-slug-taken")
                        : new Answer(
                                201,
                                "{\"id\":\"0190a000-0000-7000-8000-000000000006\",\"company\":\"aoba\"}",
                                Map.of());
            default ->
                path.matches("/v1/topics/[^/]+(/opening|/closing)?")
                        ? new Answer(
                                200, "{\"id\":\"0190a000-0000-7000-8000-000000000006\",\"company\":\"aoba\"}", Map.of())
                        : NOT_FOUND;
        };
    }

    private static Answer reading(String path) {
        if (path.startsWith("/v1/collection-points/")) {
            String file = "notice-" + path.split("/")[3];
            return exists(file) ? Answer.file(file) : NOT_FOUND;
        }
        if (path.startsWith("/v1/topics")) {
            return Answer.file(path.contains("state=all") ? "topics-staff" : "topics");
        }
        if (path.startsWith("/v1/policies/current")) {
            return path.endsWith("aoba") ? Answer.file("policy") : NOT_FOUND;
        }
        if (path.startsWith("/v1/policies?")) {
            return path.endsWith("aoba") ? Answer.file("policies") : new Answer(200, "{\"items\":[]}", Map.of());
        }
        if (path.startsWith("/v1/policies/")) {
            return Answer.file("policy");
        }
        return switch (path.replaceFirst("\\?.*", "")) {
            case "/v1/log/key" -> new Answer(200, Trees.KEY + "\n", Map.of("Content-Type", "text/plain"));
            case "/v1/companies" -> Answer.file("companies");
            case "/v1/cookies" -> Answer.file("cookies");
            case "/v1/external-transmissions" -> Answer.file("transmissions");
            case "/v1/collection-points" ->
                path.contains("company=aoba-print")
                        ? new Answer(200, "{\"items\":[]}", Map.of())
                        : Answer.file("collection-points");
            case "/v1/purposes" -> Answer.file("purposes");
            case "/v1/deliveries" -> Answer.file("unknown");
            default -> NOT_FOUND;
        };
    }

    private static Answer issues(Call call) {
        Matcher parts = ISSUE.matcher(call.path());
        if (!parts.matches()) {
            return call.method().equals("POST")
                    ? new Answer(201, read("issue-DRAFT"), Map.of())
                    : Answer.file("issues");
        }
        if (call.path().contains("/preview")) {
            return Answer.file("preview");
        }
        if ("approval".equals(parts.group(2)) && parts.group(1).endsWith("own")) {
            return problem(409, "same-person");
        }
        String file = "issue-" + parts.group(1).replaceFirst(".*-", "");
        return exists(file) ? Answer.file(file) : NOT_FOUND;
    }

    private static Answer promotions(Call call, String token) {
        String path = call.path().replaceFirst("\\?.*", "");
        if (path.equals("/v1/promotions")) {
            return Answer.file("promotions");
        }
        if (path.endsWith("/entries")) {
            return signUp(call);
        }
        if (path.startsWith("/v1/promotion-entries")) {
            return path.endsWith("withdrawals") ? new Answer(200, "{}", Map.of()) : byToken(token, "promotion-entry");
        }
        if (path.startsWith("/v1/prizes")) {
            return byToken(token, path.endsWith("lookups") ? "prize" : "prize-claimed");
        }
        return path.contains("/rules/") ? Answer.file("promotion-rules") : Answer.file("promotion");
    }

    private static Answer signUp(Call call) {
        String address = call.body().path("address").asText();
        if (address.startsWith("busy@")) {
            return new Answer(429, problem(429, "too-many-requests").body(), Map.of("Retry-After", "90"));
        }
        if (address.startsWith("changed@")) {
            return problem(409, "notice-changed");
        }
        if (address.startsWith("away@")) {
            return problem(503, "unavailable");
        }
        return address.contains("@") && !address.endsWith("@")
                ? new Answer(202, "{\"state\":\"CHECK_YOUR_MAIL\"}", Map.of())
                : fieldProblem("address");
    }

    private static Answer inquiry(Call call) {
        String contact = call.body().path("contact").asText();
        return switch (contact.replaceFirst("@.*", "")) {
            case "busy" -> new Answer(429, problem(429, "too-many-requests").body(), Map.of("Retry-After", "90"));
            case "changed" -> problem(409, "notice-changed");
            case "away" -> problem(503, "unavailable");
            case "nobody" -> fieldProblem("contact");
            default -> new Answer(201, read("inquiry-received"), Map.of());
        };
    }

    private static Answer standing(Call call, String file) {
        return switch (call.body().path("key").asText()) {
            case "right" -> Answer.file(file);
            case "late" -> file.endsWith("standing") ? Answer.file(file) : problem(409, "not-now");
            case "away" -> problem(503, "unavailable");
            default -> problem(404, "unknown-case");
        };
    }

    /** Every link whose token begins with the name of a problem has that problem. */
    private static Answer byToken(String token, String file) {
        if (token.startsWith("expired")) {
            return problem(410, "link-expired");
        }
        if (token.startsWith("used")) {
            return problem(409, "already-confirmed");
        }
        return token.startsWith("unknown") ? problem(404, "unknown-link") : Answer.file(file);
    }

    private static Answer problem(int status, String slug) {
        String body = "{\"type\":\"/problems/" + slug + "\",\"title\":\"-\",\"status\":" + status + "}";
        return new Answer(status, body, Map.of());
    }

    private static Answer fieldProblem(String field) {
        String body = "{\"type\":\"/problems/invalid-request\",\"title\":\"-\",\"status\":400,\"errors\":[{\"field\":\""
                + field + "\",\"message\":\"must be a mail address\"}]}";
        return new Answer(400, body, Map.of());
    }

    private static boolean exists(String name) {
        return DemoWorld.class.getResource("/world/" + name + ".json") != null;
    }

    private static String read(String name) {
        try (InputStream in = DemoWorld.class.getResourceAsStream("/world/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
