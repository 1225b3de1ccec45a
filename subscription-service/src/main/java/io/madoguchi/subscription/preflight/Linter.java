package io.madoguchi.subscription.preflight;

import io.madoguchi.subscription.template.Fault;
import io.madoguchi.subscription.template.HtmlText;
import io.madoguchi.subscription.template.MergeText;
import io.madoguchi.subscription.template.Tags;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what was written in one language. Whatever that is, the answer is a list of findings. */
public final class Linter {

    /** Where Gmail cuts a mail off. */
    private static final int CUT_OFF = 102_000;

    /** Half-width characters of a subject that most lists of mails show. */
    private static final int SUBJECT_WIDTH = 60;

    private Linter() {}

    /** The findings of a copy, in the order of the text. */
    public static List<Finding> check(Copy copy) {
        List<Finding> findings = new ArrayList<>();
        subject(copy, findings);
        copy.body().faults().forEach(fault -> findings.add(told(copy, "body", fault)));
        if (copy.html()) {
            tags(copy, findings);
        }
        copy.links().forEach(link -> link(copy, link, findings));
        for (Copy.Mark picture : copy.pictures()) {
            Rule rule = picture.value().isBlank() ? Rule.ALT_MISSING : Rule.PICTURE_NOT_SHOWN;
            findings.add(Finding.body(rule, copy.locale(), picture.line(), picture.column(), picture.value()));
        }
        if (copy.text().isBlank()) {
            findings.add(Finding.of(Rule.TEXT_EMPTY, copy.locale(), ""));
        }
        if (copy.size() > CUT_OFF) {
            findings.add(Finding.of(Rule.TOO_LARGE, copy.locale(), copy.size() / 1000 + " kB"));
        }
        return findings;
    }

    private static void subject(Copy copy, List<Finding> findings) {
        copy.subject().faults().forEach(fault -> findings.add(told(copy, "subject", fault)));
        String shown = copy.subject().text();
        for (MergeText.Slot slot : copy.subject().slots()) {
            shown = shown.replace(slot.place(), slot.fallback());
        }
        if (shown.isBlank() && copy.subject().faults().isEmpty()) {
            findings.add(Finding.subject(Rule.SUBJECT_EMPTY, copy.locale()));
        }
        if (width(shown) > SUBJECT_WIDTH) {
            findings.add(Finding.subject(Rule.SUBJECT_LONG, copy.locale()));
        }
    }

    private static int width(String text) {
        return text.codePoints()
                .map(c -> c < 0x1100 || c >= 0xff61 && c <= 0xff9f ? 1 : 2)
                .sum();
    }

    private static Finding told(Copy copy, String field, Fault fault) {
        Rule rule = switch (fault.kind()) {
            case BROKEN -> Rule.TEMPLATE_BROKEN;
            case UNKNOWN_FIELD -> Rule.FIELD_UNKNOWN;
            case NO_FALLBACK -> Rule.FIELD_WITHOUT_FALLBACK;
            case TAG_UNCLOSED -> Rule.TAG_UNCLOSED;
            case TAG_UNOPENED -> Rule.TAG_UNOPENED;
            case TAG_BROKEN -> Rule.TAG_BROKEN;
            case TAG_REMOVED -> Rule.TAG_REMOVED;
        };
        return new Finding(rule, copy.locale(), field, fault.line(), fault.column(), fault.word());
    }

    private static void tags(Copy copy, List<Finding> findings) {
        Tags tags = Tags.of(copy.source());
        tags.faults().forEach(fault -> findings.add(told(copy, "body", fault)));
        for (Tags.Tag tag : tags.opened()) {
            if (!HtmlText.ALLOWED.contains(tag.name())) {
                findings.add(Finding.body(Rule.TAG_REMOVED, copy.locale(), tag.line(), tag.column(), tag.name()));
            }
            Contrast.of(tag.attributes().getOrDefault("style", "")).ifPresent(contrast -> {
                if (contrast < Contrast.ENOUGH) {
                    String shown = String.format(Locale.ROOT, "%.1f:1", contrast);
                    findings.add(Finding.body(Rule.CONTRAST_LOW, copy.locale(), tag.line(), tag.column(), shown));
                }
            });
        }
    }

    private static void link(Copy copy, Copy.Mark link, List<Finding> findings) {
        String address = link.value().strip();
        List<Rule> rules = new ArrayList<>();
        if (MergeText.hasPlace(address) || address.contains("{")) {
            rules.add(Rule.FIELD_IN_LINK);
        } else {
            rules.addAll(rules(address, copy.ownHosts()));
        }
        for (Rule rule : rules) {
            findings.add(Finding.body(rule, copy.locale(), link.line(), link.column(), address));
        }
    }

    private static List<Rule> rules(String address, Set<String> ownHosts) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException _) {
            return List.of(Rule.LINK_REFUSED);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("mailto")) {
            return List.of();
        }
        if (!scheme.equals("https") && !scheme.equals("http") || uri.getHost() == null) {
            return List.of(Rule.LINK_REFUSED);
        }
        List<Rule> rules = new ArrayList<>();
        if (uri.getRawUserInfo() != null) {
            rules.add(Rule.LINK_DISGUISED);
        }
        boolean ours = !HtmlText.leaves(address, ownHosts);
        if (scheme.equals("http") && !ours) {
            rules.add(Rule.LINK_NOT_HTTPS);
        }
        if (!ours) {
            rules.add(Rule.LINK_LEAVES);
        }
        return rules;
    }
}
