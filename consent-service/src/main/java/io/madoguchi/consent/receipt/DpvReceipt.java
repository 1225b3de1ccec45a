package io.madoguchi.consent.receipt;

import io.madoguchi.consent.company.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A receipt as ISO/IEC TS 27560:2023 structures it (header, processing, parties, events), in the terms of the Data Privacy
 * Vocabulary 2 as JSON-LD. It carries the record itself, with the text that was shown: a receipt that only points is no evidence.
 */
public final class DpvReceipt {

    public static final String TYPE = "application/ld+json";

    private static final String PROFILE = "https://w3id.org/dpv/schema/dpv-27560#";

    private static final Map<String, String> CONTEXT = Map.of(
            "dpv", "https://w3id.org/dpv#",
            "dct", "http://purl.org/dc/terms/",
            "loc", "https://w3id.org/dpv/loc#",
            "schema", "https://schema.org/",
            "foaf", "http://xmlns.com/foaf/0.1/");

    private DpvReceipt() {}

    public static Map<String, Object> of(ReceiptFacts facts) {
        ReceiptClaims claims = facts.claims();
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("@context", CONTEXT);
        receipt.put("@id", "urn:uuid:" + claims.jti());
        receipt.put("@type", "dpv:ConsentReceipt");
        receipt.put("dct:identifier", claims.jti().toString());
        receipt.put("dct:conformsTo", PROFILE + "receipt");
        receipt.put("dct:created", Instant.ofEpochSecond(claims.iat()).toString());
        receipt.put("dct:publisher", Map.of("@id", controllerId(facts)));
        receipt.put("schema:recipient", Map.of("@id", "dpv:DataSubject"));
        receipt.put("dpv:hasRecordOfActivity", record(facts));
        return receipt;
    }

    private static Map<String, Object> record(ReceiptFacts facts) {
        ReceiptClaims claims = facts.claims();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("@id", "urn:uuid:" + claims.episode());
        record.put("@type", "dpv:ConsentRecord");
        record.put("dct:identifier", claims.episode().toString());
        record.put("dct:conformsTo", PROFILE + "record");
        record.put("dpv:hasDataSubject", Map.of("@type", "dpv:DataSubject", "dct:identifier", claims.sub()));
        record.put("dpv:hasDataController", controller(facts));
        record.put("dpv:hasJurisdiction", Map.of("@id", "loc:" + facts.country()));
        record.put(
                "dpv:hasProcess",
                claims.purposes().stream().map(p -> process(facts, p)).toList());
        record.put("dpv:hasNotice", notice(facts));
        record.put(
                "dpv:hasConsentControl",
                Map.of(
                        "@type",
                        "dpv:WithdrawConsent",
                        "dct:description",
                        claims.withdrawal().how().in(facts.language())));
        record.put(
                "dpv:hasRight",
                Map.of(
                        "@type",
                        "dpv:DataSubjectRight",
                        "dpv:hasNotice",
                        Map.of("@type", "dpv:RightExerciseNotice", "foaf:page", facts.contactAddress())));
        record.put("dpv:hasLegalBasis", events(facts));
        return record;
    }

    private static Map<String, Object> controller(ReceiptFacts facts) {
        Contact contact = facts.notice().section().contact();
        List<String> contacts = new ArrayList<>(List.of(contact.email()));
        if (contact.phone() != null) {
            contacts.add(contact.phone());
        }
        Map<String, Object> controller = new LinkedHashMap<>();
        controller.put("@id", controllerId(facts));
        controller.put("@type", "dpv:DataController");
        controller.put("dct:identifier", facts.claims().company());
        controller.put("dpv:hasName", facts.notice().companyNames().in(facts.language()));
        controller.put("dpv:hasAddress", facts.notice().companyAddress().in(facts.language()));
        controller.put("dpv:hasContact", contacts);
        return controller;
    }

    private static Map<String, Object> process(ReceiptFacts facts, ReceiptClaims.Purpose declared) {
        Map<String, Object> process = new LinkedHashMap<>();
        process.put("@type", "dpv:Process");
        process.put(
                "dpv:hasPurpose",
                Map.of(
                        "@type",
                        "dpv:Purpose",
                        "dct:identifier",
                        declared.code() + '/' + declared.version(),
                        "dct:description",
                        declared.text()));
        process.put(
                "dpv:hasPersonalData",
                facts.items(declared.id()).stream()
                        .map(item -> Map.of("@type", "dpv:PersonalData", "dct:title", item))
                        .toList());
        process.put(
                "dpv:hasStorageCondition",
                Map.of("@type", "dpv:StorageDuration", "dct:description", facts.retention(declared.id())));
        process.put(
                "dpv:hasRecipient",
                Map.of(
                        "@type",
                        "dpv:Recipient",
                        "dct:description",
                        facts.notice().recipients().in(facts.language())));
        return process;
    }

    private static Map<String, Object> notice(ReceiptFacts facts) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("@type", "dpv:ConsentNotice");
        notice.put(
                "dct:identifier",
                facts.claims().notice().collectionPoint() + "/"
                        + facts.claims().notice().revision());
        notice.put("dct:language", facts.language().tag());
        notice.put("schema:sha256", facts.noticeHash());
        notice.put("schema:text", facts.claims().notice().text());
        notice.put("foaf:page", facts.policyAddress());
        return notice;
    }

    /** Asked, given, and what became of it. */
    private static List<Map<String, Object>> events(ReceiptFacts facts) {
        List<Map<String, Object>> events = new ArrayList<>();
        events.add(event("dpv:ConsentRequested", facts.claims().requestedAt().toString(), controllerId(facts)));
        events.add(event(
                "dpv:ConsentGiven",
                facts.claims().confirmedAt().toString(),
                facts.claims().sub()));
        if (facts.endedAt() != null) {
            events.add(event(
                    facts.standing(), facts.endedAt().toString(), facts.claims().sub()));
        }
        return events;
    }

    private static Map<String, Object> event(String status, String at, String by) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@type", "dpv:ExplicitlyExpressedConsent");
        event.put("dpv:hasConsentStatus", Map.of("@id", status));
        event.put("dct:date", at);
        event.put("dct:valid", "until withdrawn");
        event.put("dpv:isImplementedByEntity", by);
        return event;
    }

    private static String controllerId(ReceiptFacts facts) {
        return facts.house() + "/api/consent/v1/companies/" + facts.claims().company();
    }
}
