package io.madoguchi.subscription.promotion;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The rules with all the terms that decide the draw, as one text whose SHA-256 names them. */
final class RulesDocument {

    private RulesDocument() {}

    static String of(Promotion p, PromotionRules rules) {
        StringBuilder text = new StringBuilder();
        line(text, "madoguchi-rules/1", "");
        line(text, "promotion", p.id);
        line(text, "company", p.company);
        line(text, "version", rules.version);
        line(text, "kind", p.kind);
        line(text, "transaction value", p.transactionValue);
        line(text, "expected sales", p.expectedSales);
        line(text, "opens", p.opensAt);
        line(text, "closes", p.closesAt);
        line(text, "algorithm", Lottery.ALGORITHM);
        line(text, "commitment", HexFormat.of().formatHex(p.commitment));
        line(text, "public value ja", p.sourceJa);
        line(text, "public value en", p.sourceEn);
        line(text, "public value due", p.valueDue);
        line(text, "drawn before", p.drawBy());
        for (Prize prize : p.prizes) {
            line(text, "prize", prize.count() + " x " + prize.value() + " JPY: " + prize.nameJa + " / " + prize.nameEn);
        }
        line(text, "alternates", p.alternates);
        line(text, "days to answer", p.contactDays);
        line(text, "days kept after the draw", p.keepDays);
        line(text, "days winners are kept after the draw", p.winnerKeepDays);
        return text.append("\nja\n")
                .append(rules.textJa)
                .append("\n\nen\n")
                .append(rules.textEn)
                .append('\n')
                .toString();
    }

    private static void line(StringBuilder text, String name, @Nullable Object value) {
        String written = value == null ? "none" : value.toString().replaceAll("\\R", " ");
        text.append(name).append(written.isEmpty() ? "" : ": " + written).append('\n');
    }
}
