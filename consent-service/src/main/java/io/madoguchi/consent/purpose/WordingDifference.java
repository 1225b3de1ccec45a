package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.Texts;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two wordings of a purpose, found without a person's judgement: the class is the least one, which a
 * privacy officer may raise and never lower.
 */
public record WordingDifference(ChangeClass least, Set<MaterialChange> material) {

    /** Pairs of letters shared: from here on two texts are one text with a slip corrected. */
    private static final double SAME = 0.85;

    /** Below this they speak of different things. */
    private static final double AKIN = 0.35;

    public static WordingDifference between(@Nullable PurposeWording before, PurposeWording after) {
        if (before == null) {
            return new WordingDifference(ChangeClass.NEW, Set.of(MaterialChange.PURPOSE_OUTSIDE_NOTICE));
        }
        EnumSet<MaterialChange> material = EnumSet.noneOf(MaterialChange.class);
        ChangeClass least = wording(before.texts(), after.texts());
        if (least != ChangeClass.MINOR) {
            material.add(
                    least == ChangeClass.NEW ? MaterialChange.PURPOSE_OUTSIDE_NOTICE : MaterialChange.PURPOSE_WORDING);
        }
        if (!new HashSet<>(before.categories()).containsAll(after.categories())) {
            material.add(MaterialChange.DATA_COLLECTED);
            least = least.or(ChangeClass.RELATED);
        }
        if (isDifferent(before.retention(), after.retention())) {
            material.add(MaterialChange.RETENTION);
            least = least.or(ChangeClass.RELATED);
        }
        if (before.activity() != after.activity()) {
            material.add(MaterialChange.KIND_OF_ACTIVITY);
            least = least.or(ChangeClass.RELATED);
        }
        if (before.mode() != after.mode()) {
            material.add(MaterialChange.LAWFUL_MODE);
            // without the consent that was promised it is another use; asking for one takes nothing from anybody
            least = least.or(after.mode() == PurposeMode.NOTICE ? ChangeClass.NEW : ChangeClass.RELATED);
        }
        return new WordingDifference(least, material);
    }

    /** The languages bind alike, so the further of the two counts. */
    private static ChangeClass wording(Texts before, Texts after) {
        ChangeClass further = ChangeClass.MINOR;
        for (Language language : Language.values()) {
            further = further.or(wording(letters(before.in(language)), letters(after.in(language))));
        }
        return further;
    }

    private static ChangeClass wording(String before, String after) {
        if (before.equals(after)) {
            return ChangeClass.MINOR;
        }
        // a figure or a negation is one letter and another promise
        if (!marks(before).equals(marks(after))) {
            return ChangeClass.RELATED;
        }
        double shared = shared(before, after);
        if (shared >= SAME) {
            return ChangeClass.MINOR;
        }
        return shared >= AKIN ? ChangeClass.RELATED : ChangeClass.NEW;
    }

    private static boolean isDifferent(Texts before, Texts after) {
        return wording(before, after) != ChangeClass.MINOR;
    }

    /** Letters and digits only: blanks, punctuation, width and case carry no promise. */
    private static String letters(String text) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String marks(String letters) {
        String figures = letters.replaceAll("\\D", "");
        String negations = letters.replaceAll("(ません|ない|せず|never|not|except|without|除)|.", "$1");
        return figures + "|" + negations;
    }

    private static double shared(String before, String after) {
        Set<String> one = pairs(before);
        Set<String> other = pairs(after);
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int all = one.size() + other.size() - both.size();
        return all == 0 ? 1 : (double) both.size() / all;
    }

    private static Set<String> pairs(String letters) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }
}
