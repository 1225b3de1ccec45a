package io.madoguchi.acceptance.policies;

import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings about the conditions of one row about a disclosure, asks, and lets a second person agree where one must. */
public final class PolicyDisclosure {

    private static final String DISCLOSURES = Visitor.CONSENT + "/disclosures";

    private final PolicyPartners partners;
    private final PolicyCompany company;
    private final PolicyCase row;
    private final String recipient;
    private final @Nullable String person;

    public PolicyDisclosure(House house, PolicyCase row) {
        this.partners = PolicyPartners.of(house, row.policy());
        this.company = partners.company();
        this.row = row;
        this.recipient = partners.recipient(
                row.value("recipient").orElseThrow(), row.value("commitment").orElse("none"));
        this.person = somebody();
    }

    public PolicyCompany company() {
        return company;
    }

    public Optional<String> person() {
        return Optional.ofNullable(person);
    }

    public String recipient() {
        return recipient;
    }

    public Response ask() {
        Response asked = company.writer().post(DISCLOSURES, body());
        return asked.statusCode() == 202
                ? company.second().post(DISCLOSURES + "/" + asked.path("id") + "/approval", Map.of())
                : asked;
    }

    /** Asks whether it could be passed on, without a ground and without evidence; what the registers hold is there. */
    Response question() {
        evidence();
        List<String> members = new ArrayList<>(List.of(
                member("company", company.id()),
                member("person", person().orElseThrow()),
                member("purpose", row.purpose()),
                member("operation", "DISCLOSE"),
                member("recipient", recipient),
                "\"categories\": [\"" + String.join("\", \"", items()) + "\"]"));
        if (row.has("marketing=theirs")) {
            members.add(member("recipientUse", "OWN_MARKETING"));
        }
        return company.writer().post(Visitor.CONSENT + "/decisions", "{" + String.join(", ", members) + "}");
    }

    private String body() {
        List<String> members = new ArrayList<>(List.of(
                member("company", company.id()),
                member("recipient", recipient),
                member("purpose", row.purpose()),
                "\"items\": [\"" + String.join("\", \"", items()) + "\"]",
                "\"evidence\": {" + String.join(", ", evidence()) + "}"));
        if (!row.ground().equals("-")) {
            members.add(member("ground", row.ground()));
        }
        if (person != null) {
            members.add(member("person", person));
        }
        if (row.has("marketing=theirs")) {
            members.add(member("use", "OWN_MARKETING"));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private List<String> items() {
        if (row.ground().equals("NON_IDENTIFYING")) {
            return List.of("age");
        }
        // the consent that was asked for covers the mail address
        return row.has("consent=other-items")
                ? List.of("name")
                : List.of(row.value("items").orElse("email").split("\\+"));
    }

    private List<String> evidence() {
        List<String> given = new ArrayList<>();
        row.value("consent").ifPresent(c -> given.add(member("consent", consentPurpose())));
        if (row.has("gate=passed")) {
            given.add(member("anonymisedSet", partners.anonymisedSet()));
        }
        row.value("inquiry").filter(i -> !i.equals("none")).ifPresent(i -> given.add(member("inquiry", inquiry(i))));
        if (row.has("judgement=named")) {
            given.add(member("judgement", "Sales office: the dealer looks after the machine."));
        }
        if (row.ground().equals("PAYMENT_SETTLEMENT")) {
            given.add(member("payment", "invoice 2026-11"));
        }
        if (row.has("succession=recorded")) {
            given.add(member("succession", partners.succession(recipient, row.has("bound=yes"))));
        }
        if (row.has("article=cited")) {
            given.add(member("article", "Code of Criminal Procedure, Art. 197(2)"));
        }
        if (row.has("approver=named")) {
            given.add(member("approver", "Legal office"));
        }
        row.value("order").ifPresent(order -> given.add(PolicyPartners.order(order)));
        if (row.has("joint-use=published")) {
            given.add(member("jointUse", partners.jointUse(recipient, row.purpose())));
        }
        return given;
    }

    private String inquiry(String how) {
        String whose = how.equals("of-another-person") ? partners.person(shown()) : person;
        return partners.inquiry(whose, recipient, !how.equals("closed"));
    }

    /** The form everybody signed up with; its notice names the company's shown purpose, too. */
    private String shown() {
        return row.policy().equals("E") ? "mailings" : "information-mail";
    }

    private String consentPurpose() {
        if (row.policy().equals("E")) {
            return "mailings";
        }
        return row.has("consent=other-recipient-kind") ? "information-mail" : "member-marketing";
    }

    private @Nullable String somebody() {
        if (row.ground().equals("NON_IDENTIFYING") && !row.has("reference=present")) {
            return null;
        }
        Optional<String> consent = row.value("consent");
        if (consent.isEmpty()) {
            return partners.anyPerson(shown());
        }
        partners.coverage(consentPurpose(), row.has("consent=other-recipient-kind") ? "AUTHORITY" : "OTHER");
        String ref = partners.person(consent.get().equals("none") ? shown() : consentPurpose());
        if (consent.get().equals("withdrawn")) {
            Response withdrawn = company.writer()
                    .post(
                            Visitor.CONSENT + "/persons/" + ref + "/withdrawals",
                            Map.of("company", company.id(), "purpose", consentPurpose()));
            if (withdrawn.statusCode() / 100 != 2) {
                throw new IllegalStateException(withdrawn.asString());
            }
        }
        return ref;
    }

    private static String member(String name, String value) {
        return "\"" + name + "\": \"" + value + "\"";
    }
}
