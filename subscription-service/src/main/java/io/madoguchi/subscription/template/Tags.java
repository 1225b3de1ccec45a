package io.madoguchi.subscription.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tags of an HTML text where they stand, and whether each begins and ends. What may stay in a mail is decided by
 * {@link HtmlText}; this only says where.
 */
public record Tags(List<Tag> opened, List<Fault> faults) {

    private static final Set<String> VOID = Set.of("br", "hr", "img", "col", "wbr", "input", "meta", "link", "source");

    /** A tag that begins an element. */
    public record Tag(String name, Map<String, String> attributes, int line, int column) {}

    /** Reads any text; never throws. */
    public static Tags of(String html) {
        Reading reading = new Reading(html);
        reading.run();
        return new Tags(List.copyOf(reading.opened), List.copyOf(reading.faults));
    }

    /** One pass over the text. */
    private static final class Reading {
        private final String html;
        private final List<Tag> opened = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Deque<Tag> open = new ArrayDeque<>();
        private int at;
        private int line = 1;
        private int lineStart;

        Reading(String html) {
            this.html = html;
        }

        void run() {
            while (at < html.length()) {
                if (html.startsWith("<!--", at)) {
                    comment();
                } else if (html.charAt(at) == '<' && at + 1 < html.length() && startsTag(html.charAt(at + 1))) {
                    tag();
                } else {
                    step();
                }
            }
            open.descendingIterator()
                    .forEachRemaining(
                            tag -> faults.add(new Fault(Fault.Kind.TAG_UNCLOSED, tag.line, tag.column, tag.name)));
        }

        private static boolean startsTag(char next) {
            return next == '/' || next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z';
        }

        private static boolean isNamed(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
        }

        private void step() {
            if (html.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
            at++;
        }

        private void stepTo(int end) {
            while (at < end) {
                step();
            }
        }

        private int column() {
            return at - lineStart + 1;
        }

        private void comment() {
            int end = html.indexOf("-->", at + 4);
            if (end < 0) {
                faults.add(new Fault(Fault.Kind.TAG_BROKEN, line, column(), "!--"));
            }
            stepTo(end < 0 ? html.length() : end + 3);
        }

        private void tag() {
            int end = end();
            if (end < 0) {
                faults.add(new Fault(Fault.Kind.TAG_BROKEN, line, column(), name(at + 1)));
                stepTo(html.length());
                return;
            }
            if (html.charAt(at + 1) == '/') {
                close(name(at + 2));
            } else {
                String inside = html.substring(at + 1, end);
                String name = name(at + 1);
                Tag tag = new Tag(name, attributes(inside.substring(name.length())), line, column());
                opened.add(tag);
                if (!VOID.contains(name) && !inside.endsWith("/")) {
                    open.push(tag);
                }
            }
            stepTo(end + 1);
        }

        private void close(String name) {
            if (VOID.contains(name)) {
                return;
            }
            if (open.stream().noneMatch(tag -> tag.name.equals(name))) {
                faults.add(new Fault(Fault.Kind.TAG_UNOPENED, line, column(), name));
                return;
            }
            for (Tag inner = open.pop(); !inner.name.equals(name); inner = open.pop()) {
                faults.add(new Fault(Fault.Kind.TAG_UNCLOSED, inner.line, inner.column, inner.name));
            }
        }

        /** Where the tag ends, with quoted values passed over; -1 when it does not. */
        private int end() {
            char quote = 0;
            for (int i = at + 1; i < html.length(); i++) {
                char c = html.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '>') {
                    return i;
                } else if (c == '<') {
                    return -1;
                }
            }
            return -1;
        }

        private String name(int from) {
            int to = from;
            while (to < html.length() && isNamed(html.charAt(to))) {
                to++;
            }
            return html.substring(from, to).toLowerCase(Locale.ROOT);
        }
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        int i = 0;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '/') {
                i++;
                continue;
            }
            int nameEnd = until(text, i, " \t\r\n=/");
            String name = text.substring(i, nameEnd).toLowerCase(Locale.ROOT);
            i = nameEnd;
            String value = "";
            if (i < text.length() && text.charAt(i) == '=') {
                i++;
                boolean quoted = i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'');
                int from = quoted ? i + 1 : i;
                int to = quoted ? until(text, from, String.valueOf(text.charAt(i))) : until(text, from, " \t\r\n");
                value = text.substring(from, to);
                i = quoted ? Math.min(text.length(), to + 1) : to;
            } else if (nameEnd == text.length() || name.isEmpty()) {
                i++;
            }
            attributes.putIfAbsent(name, value);
        }
        return attributes;
    }

    private static int until(String text, int from, String ends) {
        int to = from;
        while (to < text.length() && ends.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return to;
    }
}
