package io.madoguchi.subscription.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a mail that came back is: reports first, then what is said without one, then machines that answer. */
final class ReturnParser {

    private static final Pattern UNICODE = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{2,6})}");
    private static final Pattern QMAIL_RECIPIENT = Pattern.compile("(?m)^<([^>\\s]{3,320})>:[ \\t]*\\r?$");
    private static final Pattern MACHINE = Pattern.compile(
            "(?i)^(?:auto(?:matic)?[- ]?(?:reply|response|antwort)|out of (?:the )?office|abwesen)|自動(?:返信|応答)|不在");

    private ReturnParser() {}

    static Reading read(MimeMail mail) {
        Optional<String> status = mail.piece("message/delivery-status", "message/global-delivery-status");
        if (status.isPresent()) {
            return report(status.get(), mail);
        }
        Optional<String> feedback = mail.piece("message/feedback-report");
        if (feedback.isPresent()) {
            return complaint(feedback.get(), mail);
        }
        Optional<Reading> said = withoutReport(mail);
        if (said.isPresent()) {
            return said.get();
        }
        return machine(mail)
                .<Reading>map(Reading.AutoReply::new)
                .orElseGet(() ->
                        new Reading.Unparsed(mail.isOf("multipart/report") ? "report-without-part" : "no-report"));
    }

    private static Reading report(String text, MimeMail mail) {
        List<Reading.Group> groups = new ArrayList<>();
        List<String> returns = new ArrayList<>();
        for (Map<String, List<String>> fields : Fields.groups(text)) {
            first(fields, "original-envelope-id").ifPresent(returns::add);
            first(fields, "action").ifPresent(action -> groups.add(group(action, fields)));
        }
        return groups.isEmpty()
                ? new Reading.Unparsed("report-without-recipient")
                : new Reading.Report(groups, clues(mail, returns));
    }

    private static Reading.Group group(String action, Map<String, List<String>> fields) {
        String diagnostic = first(fields, "diagnostic-code").orElse(null);
        String status = Verdict.status(first(fields, "status").orElse(null));
        String inText = Verdict.status(diagnostic);
        // many say 5.0.0 for everything, and the reason in the words of the far end
        boolean vague = status == null || status.endsWith(".0.0");
        List<String> addresses = Stream.of("original-recipient", "final-recipient")
                .flatMap(name -> first(fields, name).stream())
                .map(ReturnParser::address)
                .toList();
        String word = action.split("[\\s(]", 2)[0];
        return new Reading.Group(word, vague && inText != null ? inText : status, addresses, diagnostic);
    }

    /** "rfc822; name@example.jp", and the coding of RFC 6533 §3 for what is not ASCII. */
    private static String address(String field) {
        String address = field.substring(field.indexOf(';') + 1).strip();
        String decoded = UNICODE.matcher(address).replaceAll(code -> {
            int point = Integer.parseInt(code.group(1), 16);
            return Character.isValidCodePoint(point) ? Matcher.quoteReplacement(Character.toString(point)) : "";
        });
        return decoded.replaceAll("^<|>$", "");
    }

    private static Reading complaint(String text, MimeMail mail) {
        Map<String, List<String>> fields = Fields.firstGroup(text);
        String type = first(fields, "feedback-type").orElse("").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "abuse", "fraud", "virus", "other", "opt-out" -> {
                List<String> returns = new ArrayList<>(fields.getOrDefault("original-mail-from", List.of()));
                returns.addAll(fields.getOrDefault("original-envelope-id", List.of()));
                yield new Reading.Complaint(type, clues(mail, returns));
            }
            case "not-spam" -> new Reading.Unparsed("feedback-not-spam");
            default -> new Reading.Unparsed("feedback-of-another-kind");
        };
    }

    /** qmail's own format (QSBMF), and servers that say no more than X-Failed-Recipients. */
    private static Optional<Reading> withoutReport(MimeMail mail) {
        String text = mail.text();
        Matcher recipient = QMAIL_RECIPIENT.matcher(text);
        if (text.startsWith("Hi. This is the") && recipient.find()) {
            String rest = text.substring(recipient.end());
            int end = rest.indexOf("--- Below this line");
            String said = end < 0 ? rest : rest.substring(0, end);
            return Optional.of(plain(recipient.group(1), Verdict.status(said), said.strip(), mail));
        }
        String failed = mail.first("x-failed-recipients");
        if (!failed.isBlank()) {
            return Optional.of(plain(failed.split(",", 2)[0].strip(), Verdict.status(text), text.strip(), mail));
        }
        return Optional.empty();
    }

    private static Reading plain(String address, @Nullable String status, String said, MimeMail mail) {
        String line = said.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
        return new Reading.Report(
                List.of(new Reading.Group("failed", status, List.of(address), line)), clues(mail, List.of()));
    }

    private static Optional<String> machine(MimeMail mail) {
        String submitted = mail.first("auto-submitted").toLowerCase(Locale.ROOT);
        if (!submitted.isBlank() && !submitted.startsWith("no")) {
            return Optional.of("auto-submitted");
        }
        if (mail.piece("message/disposition-notification").isPresent()) {
            return Optional.of("read-receipt");
        }
        for (String header : List.of("x-autoreply", "x-autorespond", "x-auto-reply")) {
            if (!mail.all(header).isEmpty()) {
                return Optional.of(header);
            }
        }
        if (mail.first("precedence").toLowerCase(Locale.ROOT).strip().matches("auto[_-]reply")) {
            return Optional.of("precedence");
        }
        return MACHINE.matcher(Words.decoded(mail.first("subject"))).find() ? Optional.of("subject") : Optional.empty();
    }

    private static Clues clues(MimeMail mail, List<String> said) {
        List<String> returns = new ArrayList<>(said);
        List<String> leaves = new ArrayList<>();
        for (Map<String, List<String>> original : mail.embedded()) {
            Stream.of("return-path", "x-original-return-path", "sender")
                    .forEach(name -> first(original, name).ifPresent(returns::add));
            Stream.of("feedback-id", "list-unsubscribe")
                    .forEach(name -> first(original, name).ifPresent(leaves::add));
        }
        Stream.of("to", "delivered-to", "x-original-to", "envelope-to").forEach(name -> returns.addAll(mail.all(name)));
        String message = mail.embedded().stream()
                .flatMap(original -> first(original, "message-id").stream())
                .findFirst()
                .orElse(null);
        return new Clues(returns, leaves, message);
    }

    private static Optional<String> first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
