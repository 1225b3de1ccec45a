package io.madoguchi.consent.receipt;

import io.madoguchi.consent.company.Contact;
import io.madoguchi.consent.ledger.LedgerProof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A receipt on one page of paper, in the language that was shown. The Japanese font is one of those every PDF reader brings
 * (ISO 32000-1 section 9.7.5.2), so that nothing of some megabytes is embedded.
 */
public final class PdfReceipt {

    public static final String TYPE = "application/pdf";

    private static final String FONT = "HeiseiKakuGo-W5";
    private static final String ENCODING = "UniJIS-UCS2-H";
    private static final int LONGEST = 160;
    private static final int MOST = 5;
    private static final float MARGIN = 56;

    private final ReceiptFacts facts;
    private final PdfWords words;
    private final Font title;
    private final Font label;
    private final Font text;
    private final PdfPTable table = new PdfPTable(new float[] {3, 10});

    private PdfReceipt(ReceiptFacts facts) throws IOException {
        this.facts = facts;
        this.words = PdfWords.in(facts.language());
        BaseFont font = BaseFont.createFont(FONT, ENCODING, BaseFont.NOT_EMBEDDED);
        title = new Font(font, 18);
        label = new Font(font, 8);
        text = new Font(font, 9);
    }

    public static byte[] of(ReceiptFacts facts, @Nullable LedgerProof proof) {
        try {
            return new PdfReceipt(facts).page(proof);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] page(@Nullable LedgerProof proof) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(facts.language().tag()));
        document.addTitle(words.title());
        document.open();
        document.add(new Paragraph(words.title(), title));
        Paragraph space = new Paragraph(" ", label);
        document.add(space);
        rows(proof);
        table.setWidthPercentage(100);
        document.add(table);
        document.add(space);
        document.add(new Paragraph(words.check(), label));
        document.add(new Paragraph(facts.house() + '/' + facts.language().tag() + "/receipt", text));
        document.close();
        return bytes.toByteArray();
    }

    private void rows(@Nullable LedgerProof proof) {
        ReceiptClaims claims = facts.claims();
        var notice = facts.notice();
        row(words.number(), claims.jti().toString());
        row(
                words.company(),
                notice.companyNames().in(facts.language()),
                notice.companyAddress().in(facts.language()));
        row(words.section(), notice.section().names().in(facts.language()), contact());
        row(words.service(), facts.service());
        List<ReceiptClaims.Purpose> purposes = claims.purposes();
        for (ReceiptClaims.Purpose purpose : purposes.stream().limit(MOST).toList()) {
            row(words.purposes(), purpose.text(), words.retention() + ": " + facts.retention(purpose.id()));
        }
        if (purposes.size() > MOST) {
            row("", words.more().formatted(purposes.size() - MOST));
        }
        row(words.confirmed(), claims.confirmedAt().toString());
        row(words.notice(), claims.notice().revision() + " / " + facts.noticeHash());
        row(words.policy(), facts.policyAddress());
        row(words.withdrawal(), claims.withdrawal().how().in(facts.language()));
        if (facts.endedAt() != null) {
            row(words.ended(), facts.endedAt().toString());
        }
        if (proof != null && proof.index() != null) {
            row(words.ledger(), words.entry().formatted(proof.index(), proof.treeSize()));
        }
    }

    private String contact() {
        Contact contact = facts.notice().section().contact();
        return contact.phone() == null ? contact.email() : contact.email() + " / " + contact.phone();
    }

    private void row(String name, String... lines) {
        String value = Stream.of(lines)
                .map(line -> shortened(line.replaceAll("\\R+", " ")))
                .collect(Collectors.joining("\n"));
        PdfPCell left = new PdfPCell(new Phrase(name, label));
        PdfPCell right = new PdfPCell(new Phrase(printable(value), text));
        for (PdfPCell cell : List.of(left, right)) {
            cell.setBorderWidth(0.3f);
            cell.setPadding(5);
            cell.setLeading(0, 1.35f);
            table.addCell(cell);
        }
    }

    /** One page whatever the texts are: the whole of them stands in the signed receipt. */
    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** The font has the characters of the basic plane; a geta (U+3013) stands for any other, as printers do. */
    private static String printable(String value) {
        StringBuilder printable = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> Character.isSupplementaryCodePoint(c) || Character.isSurrogate((char) c) ? '\u3013' : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
