package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.ConsentStaffDesk.PointView;
import io.madoguchi.gateway.console.ConsentStaffDesk.PurposeView;
import io.madoguchi.gateway.portal.desk.Catalogue;
import io.madoguchi.gateway.portal.desk.ConsentDesk.CompanyView;
import io.madoguchi.gateway.portal.desk.DeskProblem;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What a new topic can be tied to: the open collection points and the purposes of one's own companies. */
@ApplicationScoped
class TopicChoices {

    private static final List<String> KINDS = List.of("NEWSLETTER", "PRESS_RELEASE", "PROMOTION", "SERVICE_NOTICE");

    private final Desk desk;
    private final Catalogue catalogue;
    private final ConsentStaffDesk consent;

    TopicChoices(Desk desk, Catalogue catalogue, @RestClient ConsentStaffDesk consent) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.consent = consent;
    }

    /** What the lists of the form offer. */
    public record Choices(List<Choice> points, List<Choice> purposes, List<String> kinds) {

        static final Choices NONE = new Choices(List.of(), List.of(), KINDS);
    }

    /** One line of a list. */
    public record Choice(String id, String label) {}

    Choices in(String lang) {
        List<Choice> points = new ArrayList<>();
        List<Choice> purposes = new ArrayList<>();
        for (CompanyView company : mine()) {
            String before = company.names().in(lang) + ": ";
            for (PointView p : points(company)) {
                points.add(new Choice(
                        p.id(),
                        before + (p.names() == null ? p.code() : p.names().in(lang))));
            }
            for (PurposeView p : ConsoleResource.orEmpty(
                    consent.purposes(desk.bearer(), company.id()).items())) {
                purposes.add(new Choice(
                        p.id(),
                        before + (p.texts() == null ? p.code() : p.texts().in(lang))));
            }
        }
        return new Choices(points, purposes, KINDS);
    }

    /** The company a collection point belongs to; only one's own count. */
    String companyOf(String point) {
        return mine().stream()
                .filter(c -> points(c).stream().anyMatch(p -> p.id().equals(point)))
                .map(CompanyView::id)
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    /** The field of the form for a field of the service. */
    static String field(String field) {
        String[] parts = field.split("\\.");
        String lang = parts.length > 1 ? parts[1] : "ja";
        return switch (parts[0]) {
            case "names" -> "name-" + lang;
            case "descriptions" -> "description-" + lang;
            case "rhythm" -> "rhythm-" + lang;
            case "slug" -> "slug";
            default -> "main";
        };
    }

    static String said(DeskProblem.Line line, ConsoleWords words) {
        String[] parts = line.field().split("\\.");
        String what = switch (parts[0]) {
            case "names" -> words.topicName();
            case "descriptions" -> words.topicDescription();
            case "rhythm" -> words.topicRhythm();
            case "slug" -> words.topicSlug();
            case "languages" -> words.topicLanguages();
            case "purpose" -> words.topicPurpose();
            case "collectionPoint" -> words.topicPoint();
            default -> line.field();
        };
        return words.faultField(parts.length > 1 ? what + (parts[1].equals("ja") ? "（日本語）" : " (English)") : what);
    }

    /** The names of one's own companies by their ids. */
    Map<String, String> companies(String lang) {
        return mine().stream()
                .collect(Collectors.toMap(
                        CompanyView::id, company -> company.names().in(lang)));
    }

    private List<CompanyView> mine() {
        return catalogue.companies().stream().filter(c -> desk.serves(c.id())).toList();
    }

    private List<PointView> points(CompanyView company) {
        @Nullable
        List<PointView> items = consent.points(desk.bearer(), company.id()).items();
        return ConsoleResource.orEmpty(items);
    }
}
