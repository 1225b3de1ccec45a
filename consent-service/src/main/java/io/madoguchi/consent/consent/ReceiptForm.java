package io.madoguchi.consent.consent;

import io.madoguchi.consent.receipt.DpvReceipt;
import io.madoguchi.consent.receipt.KantaraReceipt;
import io.madoguchi.consent.receipt.PdfReceipt;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** The forms a receipt can be had in; the first is what whoever names none gets. */
enum ReceiptForm {
    VIEW(MediaType.APPLICATION_JSON),
    /** The signed receipt alone (RFC 7515 section 9.2.1). */
    JWS(Types.JOSE),
    KANTARA(KantaraReceipt.TYPE),
    DPV(DpvReceipt.TYPE),
    /** For paper. */
    PDF(PdfReceipt.TYPE),
    /** The proof that it is in the log (C2SP tlog-proof). */
    PROOF(Types.PROOF);

    /** Their media types, as annotations need them. */
    static final class Types {
        static final String JOSE = "application/jose";
        static final String PROOF = "text/plain; charset=utf-8";

        private Types() {}
    }

    private final MediaType type;

    ReceiptForm(String type) {
        this.type = MediaType.valueOf(type);
    }

    MediaType type() {
        return type;
    }

    static ReceiptForm of(List<MediaType> accepted) {
        return accepted.stream()
                .flatMap(a -> Arrays.stream(values()).filter(form -> a.isCompatible(form.type)))
                .findFirst()
                .orElse(VIEW);
    }
}
