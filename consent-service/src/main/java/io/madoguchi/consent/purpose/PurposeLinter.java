package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.Texts;
import io.madoguchi.problems.Problem.FieldError;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses purposes from which a person cannot foresee what happens to their data (APPI 17(1), F1.1). Each finding quotes
 * the words and says what to write instead.
 */
final class PurposeLinter {

    /** Verbs that say what is done to or with the person. */
    private static final Pattern DEFINITE = Pattern.compile(
            "お?送(?:り|る|付|信)|発送|配送|配信|届け|案内|紹介|お?知らせ|回答|お?答え|返信|返答|請求|決済|支払|確認|連絡|訪問|面談|対面|招|抽選|受付"
                    + "|登録|契約|納品|修理|保守|集計|統計|対応|通知|開示|訂正|採用|選考|記録"
                    + "|\\b(?:send|deliver|ship|mail|write|answer|repl|respond|invite|introduc|tell|inform|notif|charge|bill"
                    + "|collect payment|verif|confirm|check|call|phone|visit|draw|register|repair|count|report|hand|give|provide"
                    + "|carry|fulfil|perform|process (?:an?|the|your) (?:order|payment|application|request)|contact|meet|keep)\\w*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENDLESS = Pattern.compile(
            "必要な(?:期間|間|限り)|当面|無期限|永久|しばらく|未定"
                    + "|\\bas long as (?:necessary|needed|required)\\b|\\bindefinite(?:ly)?\\b|\\bforever\\b|\\ba reasonable (?:time|period)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final int FEWEST_WORDS = 3;
    private static final int FEWEST_LETTERS = 6;

    private PurposeLinter() {}

    static List<FieldError> lint(Texts texts, Texts retention) {
        List<FieldError> findings = new ArrayList<>();
        for (Language language : Language.values()) {
            String text = Normalizer.normalize(texts.in(language), Normalizer.Form.NFKC);
            String field = "texts." + language.tag();
            language(language, field, text, findings);
            vague(language, field, text, findings);
            Matcher endless = ENDLESS.matcher(Normalizer.normalize(retention.in(language), Normalizer.Form.NFKC));
            if (endless.find()) {
                findings.add(new FieldError(
                        "retention." + language.tag(),
                        "“" + endless.group() + "” has no end: write a period, or the event after which it ends"));
            }
        }
        return List.copyOf(findings);
    }

    private static void language(Language language, String field, String text, List<FieldError> findings) {
        boolean japanese = JAPANESE.matcher(text).find();
        if (japanese != (language == Language.JA)) {
            findings.add(new FieldError(field, "is not written in this language: write it for those who read it"));
            return;
        }
        boolean tooShort = switch (language) {
            case JA -> text.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS;
            case EN -> text.strip().split("\\s+").length < FEWEST_WORDS;
        };
        if (tooShort) {
            findings.add(new FieldError(
                    field, "“" + text.strip() + "” says too little: write what is done, with what, for whom"));
        }
    }

    private static void vague(Language language, String field, String text, List<FieldError> findings) {
        boolean definite = DEFINITE.matcher(text).find();
        for (VagueWord word : VagueWord.values()) {
            boolean ours = word.name().startsWith(language.name());
            Matcher found = word.pattern.matcher(text);
            if (!ours || !found.find()) {
                continue;
            }
            switch (word.kind) {
                case OPEN -> findings.add(refusal(field, found, word));
                case GOAL -> {
                    if (!definite) {
                        findings.add(refusal(field, found, word));
                    }
                }
            }
        }
    }

    private static FieldError refusal(String field, Matcher found, VagueWord word) {
        return new FieldError(field, "“" + found.group() + "” can mean anything: " + word.instead);
    }
}
