package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.PromotionStaffDesk.Prize;
import io.madoguchi.gateway.console.PromotionStaffDesk.PromotionView;
import io.madoguchi.gateway.console.PromotionStaffDesk.Terms;
import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.Page;
import io.madoguchi.gateway.portal.desk.Bilingual;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a promotion from its form, and writes them into it. */
final class PromotionTyped {

    static final List<String> TIMES = List.of("opensAt", "closesAt", "valueDue");
    static final List<String> NUMBERS = List.of("alternates", "contactDays", "keepDays", "winnerKeepDays");

    private static final int COLUMNS = 4;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

    private final Form form;
    private final Page page;
    private final PromotionDeskWords words;

    PromotionTyped(Form form, Page page, PromotionDeskWords words) {
        this.form = form;
        this.page = page;
        this.words = words;
    }

    Terms terms() {
        checkOrder();
        boolean bought = !form.value("kind").equals("OPEN");
        return new Terms(
                both("title"),
                form.value("kind"),
                form.value("point"),
                form.value("purpose"),
                bought ? amount("transactionValue") : null,
                bought ? amount("expectedSales") : null,
                time("opensAt"),
                time("closesAt"),
                both("source"),
                time("valueDue"),
                prizes(),
                number("alternates"),
                number("contactDays"),
                number("keepDays"),
                number("winnerKeepDays"));
    }

    Bilingual rules() {
        mustSay("rules");
        return new Bilingual(form.text("rules", "ja"), form.text("rules", "en"));
    }

    /** Only of a new one: the short name stands in no other form. */
    String slug() {
        String slug = form.value("slug");
        if (!SLUG.matcher(slug).matches()) {
            form.fault("slug", words.faultSlugShape());
        }
        return slug;
    }

    private Bilingual both(String field) {
        mustSay(field);
        return new Bilingual(form.value(field, "ja"), form.value(field, "en"));
    }

    private void mustSay(String field) {
        for (String lang : IssuePagesResource.LANGS) {
            if (form.text(field, lang).isBlank()) {
                form.fault(field + "-" + lang, words.faultText());
            }
        }
    }

    /** Times of one shape sort as they follow each other; what is no time is said field by field. */
    private void checkOrder() {
        String opens = form.value("opensAt");
        String closes = form.value("closesAt");
        String due = form.value("valueDue");
        boolean given = !opens.isEmpty() && !closes.isEmpty() && !due.isEmpty();
        if (given && (opens.compareTo(closes) >= 0 || closes.compareTo(due) >= 0)) {
            form.fault("opensAt", words.faultOrder());
        }
    }

    private String time(String field) {
        try {
            return LocalDateTime.parse(form.value(field))
                    .atZone(page.zone())
                    .toInstant()
                    .toString();
        } catch (DateTimeException e) {
            form.fault(field, words.faultTime());
            return "";
        }
    }

    private int number(String field) {
        try {
            return Integer.parseInt(form.value(field));
        } catch (NumberFormatException e) {
            form.fault(field, words.faultNumber());
            return 0;
        }
    }

    private @Nullable Long amount(String field) {
        try {
            return Long.valueOf(form.value(field));
        } catch (NumberFormatException e) {
            form.fault(field, words.faultNumber());
            return null;
        }
    }

    /** A line for each prize: how many, worth what, its name in Japanese and in English, with bars between. */
    private List<Prize> prizes() {
        List<Prize> prizes = new ArrayList<>();
        for (String line : form.text("prizes").lines().filter(l -> !l.isBlank()).toList()) {
            String[] cells = line.split("\\|", -1);
            try {
                if (cells.length != COLUMNS) {
                    throw new NumberFormatException("not four cells");
                }
                prizes.add(new Prize(
                        new Bilingual(cells[2].strip(), cells[3].strip()),
                        Long.parseLong(cells[1].strip()),
                        Integer.parseInt(cells[0].strip())));
            } catch (NumberFormatException e) {
                form.fault("prizes", words.faultPrizes());
                return List.of();
            }
        }
        if (prizes.isEmpty()) {
            form.fault("prizes", words.faultPrizes());
        }
        return prizes;
    }

    /** The form of a promotion that is written already. */
    void fill(PromotionView p, Bilingual rules) {
        form.with("kind", p.kind()).with("point", p.collectionPoint()).with("purpose", p.purpose());
        if (p.transactionValue() != null) {
            form.with("transactionValue", p.transactionValue().toString());
        }
        if (p.expectedSales() != null) {
            form.with("expectedSales", p.expectedSales().toString());
        }
        form.with("opensAt", local(p.opensAt()))
                .with("closesAt", local(p.closesAt()))
                .with("valueDue", local(p.valueDue()));
        form.with("alternates", Integer.toString(p.alternates()))
                .with("contactDays", Integer.toString(p.contactDays()))
                .with("keepDays", Integer.toString(p.keepDays()))
                .with("winnerKeepDays", Integer.toString(p.winnerKeepDays()));
        List<String> lines = p.prizes().stream()
                .map(z -> z.count() + " | " + z.value() + " | " + z.names().in("ja") + " | "
                        + z.names().in("en"))
                .toList();
        form.with("prizes", String.join("\n", lines)).with("version", Integer.toString(p.version()));
        for (String lang : IssuePagesResource.LANGS) {
            form.with("title-" + lang, p.titles().in(lang))
                    .with("source-" + lang, p.publicSource().in(lang))
                    .with("rules-" + lang, rules.in(lang));
        }
    }

    private String local(String time) {
        return LocalDateTime.ofInstant(Instant.parse(time), page.zone())
                .withNano(0)
                .toString();
    }
}
