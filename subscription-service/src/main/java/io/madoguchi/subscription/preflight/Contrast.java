package io.madoguchi.subscription.preflight;

import io.madoguchi.subscription.template.HtmlText;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the colours of a style are apart.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2, 1.4.3</a>
 */
final class Contrast {

    static final double ENOUGH = 4.5;
    private static final String INK = "#1c2430";
    private static final String GROUND = "#fbfaf7";
    private static final Pattern RULE = Pattern.compile("(?:^|;)(color|background-color):(#[0-9a-fA-F]{3,6})");

    private Contrast() {}

    /** Of the colours that a style sets itself, against our own where it sets one of them; empty where it sets none. */
    static OptionalDouble of(String style) {
        String tidy = HtmlText.style(style);
        Optional<String> ink = colour(tidy, "color");
        Optional<String> ground = colour(tidy, "background-color");
        if (ink.isEmpty() && ground.isEmpty()) {
            return OptionalDouble.empty();
        }
        double one = luminance(ink.orElse(INK)) + 0.05;
        double other = luminance(ground.orElse(GROUND)) + 0.05;
        return OptionalDouble.of(Math.max(one, other) / Math.min(one, other));
    }

    private static Optional<String> colour(String style, String name) {
        Matcher rule = RULE.matcher(style);
        Optional<String> last = Optional.empty();
        while (rule.find()) {
            if (rule.group(1).equals(name)) {
                last = Optional.of(rule.group(2));
            }
        }
        return last;
    }

    private static double luminance(String colour) {
        String digits = colour.substring(1);
        String six = digits.length() == 6 ? digits : digits.substring(0, 3).replaceAll("(.)", "$1$1");
        double red = linear(Integer.parseInt(six.substring(0, 2), 16));
        double green = linear(Integer.parseInt(six.substring(2, 4), 16));
        double blue = linear(Integer.parseInt(six.substring(4, 6), 16));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
