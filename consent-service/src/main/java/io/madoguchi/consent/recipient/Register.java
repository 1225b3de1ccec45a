package io.madoguchi.consent.recipient;

import io.madoguchi.problems.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The registers of a company: each holds entries of one kind. */
enum Register {
    RECIPIENTS(
            "recipient",
            "kind names.ja names.en country member transfer standingAccess commitment.document.reference"
                    + " commitment.document.sha256 commitment.confidentiality commitment.onlyForUs commitment.safeguards"
                    + " commitment.from commitment.until reviewBy"),
    DATA_CATEGORIES("dataCategory", "names.ja names.en identifying specialCare settlement"),
    IDENTIFYING_COMBINATIONS("combination", "categories"),
    JOINT_USES(
            "jointUse",
            "fact.ja fact.en items users range.ja range.en purposes responsible notice.url notice.sha256"
                    + " notice.publishedAt"),
    ENTRUSTMENTS(
            "entrustment",
            "recipient services.ja services.en purposes items contract.reference contract.sha256 reviewBy"),
    SUCCESSIONS(
            "succession",
            "successor business.ja business.en agreement.reference agreement.sha256 boundByPurposes items"),
    OPT_OUT_FILINGS("optOutFiling", "number filedOn items means.ja means.en"),
    CONSENT_COVERAGES("coverage", "purpose kinds items countries"),
    ANONYMISED_SETS("anonymisedSet", "items method.ja method.en document.reference document.sha256");

    /** The member of {@link Contents} that an entry of this register has. */
    final String member;

    private final List<String> columns;

    Register(String member, String columns) {
        this.member = member;
        this.columns = List.of(columns.split(" "));
    }

    /** What an export shows of the contents, in a fixed order. */
    List<String> columns() {
        return columns;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Register of(String path) {
        return Arrays.stream(values())
                .filter(r -> r.path().equals(path))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }
}
