package io.madoguchi.consent.receipt;

import io.madoguchi.consent.Language;

/** The fixed words of the printed receipt. */
record PdfWords(
        String title,
        String number,
        String company,
        String section,
        String service,
        String purposes,
        String more,
        String retention,
        String confirmed,
        String notice,
        String policy,
        String withdrawal,
        String ended,
        String ledger,
        String entry,
        String check) {

    private static final PdfWords JA = new PdfWords(
            "同意の控え",
            "控えの番号",
            "事業者",
            "担当部署",
            "対象",
            "同意した利用目的",
            "ほか %d 件（署名付きの控えに全文があります）",
            "保存期間",
            "同意した日時",
            "表示したお知らせ",
            "個人情報保護方針",
            "取りやめる方法",
            "取りやめた日時",
            "台帳",
            "記載 %d、検印の大きさ %d",
            "この紙は控えの内容を写したものです。証明になるのは署名付きの控え（receipt.jws）です。確かめるには:");

    private static final PdfWords EN = new PdfWords(
            "Consent receipt",
            "Receipt number",
            "Company",
            "Section in charge",
            "For",
            "Purposes consented to",
            "%d more (the signed receipt has them all)",
            "Kept",
            "Consent given",
            "Notice shown",
            "Privacy policy",
            "How to take it back",
            "Taken back",
            "Ledger",
            "entry %d, checkpoint of size %d",
            "This page copies what the receipt says. The proof is the signed receipt (receipt.jws). Check it at:");

    static PdfWords in(Language language) {
        return switch (language) {
            case JA -> JA;
            case EN -> EN;
        };
    }
}
