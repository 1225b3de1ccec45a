package io.madoguchi.consent.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.consent.ConsentProblem;
import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.NoticeContent;
import io.madoguchi.consent.company.Companies;
import io.madoguchi.consent.company.CompanyView;
import io.madoguchi.consent.ledger.LedgerProof;
import io.madoguchi.consent.ledger.Proofs;
import io.madoguchi.consent.receipt.DpvReceipt;
import io.madoguchi.consent.receipt.KantaraReceipt;
import io.madoguchi.consent.receipt.PdfReceipt;
import io.madoguchi.consent.receipt.ReceiptClaims;
import io.madoguchi.consent.receipt.ReceiptFacts;
import io.madoguchi.consent.receipt.ReceiptSigner;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts a receipt into the form that is asked for; whatever the form, it says what the signed one says. */
@ApplicationScoped
class ReceiptForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReceiptSigner signer;
    private final Proofs proofs;
    private final Acquisitions acquisitions;
    private final Companies companies;
    private final String house;

    ReceiptForms(
            ReceiptSigner signer,
            Proofs proofs,
            Acquisitions acquisitions,
            Companies companies,
            @ConfigProperty(name = "madoguchi.public-url") String house) {
        this.signer = signer;
        this.proofs = proofs;
        this.acquisitions = acquisitions;
        this.companies = companies;
        this.house = house;
    }

    /** Where the receipt stands in the log; nothing for one from before the log. */
    @Nullable
    LedgerProof proof(ConsentReceipt receipt) {
        return receipt.ledgerEntry == null ? null : proofs.of(receipt.ledgerEntry);
    }

    Object in(ReceiptForm form, ConsentReceipt receipt) {
        Optional<ConsentEpisode> episode = ConsentEpisode.find(receipt.person, receipt.episode);
        return switch (form) {
            case VIEW ->
                ReceiptView.of(
                        receipt,
                        episode.map(e -> ConsentStatus.of(e.state)).orElse(ConsentStatus.WITHDRAWN),
                        proof(receipt));
            case JWS -> receipt.jws;
            case KANTARA -> json(KantaraReceipt.of(facts(receipt, episode)));
            case DPV -> json(DpvReceipt.of(facts(receipt, episode)));
            case PDF -> PdfReceipt.of(facts(receipt, episode), proof(receipt));
            case PROOF -> proofText(receipt);
        };
    }

    private String proofText(ConsentReceipt receipt) {
        LedgerProof proof = proof(receipt);
        if (proof == null) {
            throw ProblemException.notFound();
        }
        String text = proof.proof();
        if (text == null) {
            throw new ProblemException(ConsentProblem.PROOF_PENDING, "Ask again in a second.");
        }
        return text;
    }

    private ReceiptFacts facts(ConsentReceipt receipt, Optional<ConsentEpisode> episode) {
        ReceiptClaims claims = signer.verify(receipt.jws)
                .orElseThrow(() -> new IllegalStateException("receipt " + receipt.number + " is not one of ours"));
        NoticeContent notice = acquisitions
                .content(claims.notice().collectionPoint(), claims.notice().revision())
                .orElseThrow(() -> new IllegalStateException("the notice of receipt " + receipt.number + " is gone"));
        CompanyView company = companies.find(receipt.company).orElseThrow();
        ConsentStatus status = episode.map(e -> ConsentStatus.of(e.state)).orElse(ConsentStatus.WITHDRAWN);
        return new ReceiptFacts(
                claims,
                notice,
                company.country(),
                dpv(status),
                episode.map(e -> e.endedAt).orElse(null),
                house);
    }

    private static String dpv(ConsentStatus status) {
        return switch (status) {
            case GIVEN -> "dpv:ConsentGiven";
            case REFUSED -> "dpv:ConsentRefused";
            case WITHDRAWN -> "dpv:ConsentWithdrawn";
            case EXPIRED -> "dpv:ConsentExpired";
            case INVALIDATED -> "dpv:ConsentInvalidated";
        };
    }

    private static String json(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
