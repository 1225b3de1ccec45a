package io.madoguchi.consent.receipt;

import io.madoguchi.consent.company.Contact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A receipt in the form of the Kantara Consent Receipt Specification 1.1. */
public final class KantaraReceipt {

    public static final String TYPE = "application/vnd.madoguchi.kantara-receipt+json";

    private KantaraReceipt() {}

    public static Map<String, Object> of(ReceiptFacts facts) {
        ReceiptClaims claims = facts.claims();
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("version", "KI-CR-v1.1.0");
        receipt.put("jurisdiction", facts.country());
        receipt.put("consentTimestamp", claims.confirmedAt().getEpochSecond());
        receipt.put("collectionMethod", facts.notice().names().in(facts.language()));
        receipt.put("consentReceiptID", claims.jti().toString());
        receipt.put("language", facts.language().tag());
        receipt.put("piiPrincipalId", claims.sub());
        receipt.put("piiControllers", List.of(controller(facts)));
        receipt.put("policyUrl", facts.policyAddress());
        receipt.put("services", List.of(service(facts)));
        receipt.put("sensitive", false);
        receipt.put("spiCat", List.of());
        return receipt;
    }

    private static Map<String, Object> controller(ReceiptFacts facts) {
        Contact contact = facts.notice().section().contact();
        Map<String, Object> controller = new LinkedHashMap<>();
        controller.put("piiController", facts.notice().companyNames().in(facts.language()));
        controller.put("onBehalf", false);
        controller.put("contact", facts.notice().section().names().in(facts.language()));
        controller.put(
                "address",
                Map.of(
                        "streetAddress",
                        facts.notice().companyAddress().in(facts.language()),
                        "addressCountry",
                        facts.country()));
        controller.put("email", contact.email());
        controller.put("phone", Objects.requireNonNullElse(contact.phone(), ""));
        return controller;
    }

    private static Map<String, Object> service(ReceiptFacts facts) {
        ReceiptClaims claims = facts.claims();
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("service", facts.service());
        service.put(
                "purposes",
                claims.purposes().stream().map(p -> purpose(facts, p)).toList());
        return service;
    }

    private static Map<String, Object> purpose(ReceiptFacts facts, ReceiptClaims.Purpose declared) {
        Map<String, Object> purpose = new LinkedHashMap<>();
        purpose.put("purpose", declared.text());
        purpose.put("purposeCategory", List.of(declared.code()));
        purpose.put("consentType", "EXPLICIT");
        purpose.put("piiCategory", facts.items(declared.id()));
        purpose.put("primaryPurpose", true);
        purpose.put(
                "termination",
                facts.retention(declared.id()) + " / "
                        + facts.claims().withdrawal().how().in(facts.language()));
        // the names of those who get data stand in the notice; consent to a topic passes nothing on by itself
        purpose.put("thirdPartyDisclosure", false);
        return purpose;
    }
}
