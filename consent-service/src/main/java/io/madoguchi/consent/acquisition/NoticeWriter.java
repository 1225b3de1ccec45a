package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.acquisition.NoticeContent.NoticePurpose;
import io.madoguchi.consent.company.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a notice into words: who asks, what for, which items and why, for how long, who else, how to stop (E5, E19). */
final class NoticeWriter {

    private final Language language;
    private final List<String> lines = new ArrayList<>();

    private NoticeWriter(Language language) {
        this.language = language;
    }

    static String write(NoticeContent content, Language language) {
        NoticeWriter writer = new NoticeWriter(language);
        writer.notice(content);
        return String.join("\n", writer.lines);
    }

    private void notice(NoticeContent content) {
        line("%s", content.names().in(language));
        lines.add("");
        line(
                say("取得者: %s（%s）", "Who asks: %s, %s"),
                content.companyNames().in(language),
                content.companyAddress().in(language));
        contact(content.section().names().in(language), content.section().contact());
        head("利用目的", "What it is for");
        content.purposes().forEach(this::purpose);
        head("お伺いする項目", "What we ask for");
        content.items().forEach(this::item);
        head("提供先", "Who else receives it");
        lines.add(content.recipients().in(language));
        head("取りやめ方", "How to stop");
        lines.add(content.withdrawal().in(language));
        lines.add("");
        if (content.ageLimit() > 0) {
            line(
                    say("%d歳未満の方の個人情報はお預かりしません。", "We do not collect personal data of anyone under %d."),
                    content.ageLimit());
        }
        line(
                say("個人情報保護方針 第%d版にもとづきます。", "This follows version %d of our privacy policy."),
                content.policy().version());
    }

    private void contact(String section, Contact contact) {
        line(say("担当: %s", "Section in charge: %s"), section);
        line(say("連絡先: %s", "Contact: %s"), contact.email());
        if (contact.phone() != null) {
            line(say("電話: %s", "Phone: %s"), contact.phone());
        }
        if (contact.address() != null) {
            line(say("住所: %s", "Address: %s"), contact.address().in(language));
        }
    }

    private void purpose(NoticePurpose purpose) {
        line("- %s", purpose.texts().in(language));
        line(say("  保存期間: %s", "  Kept: %s"), purpose.retention().in(language));
    }

    private void item(NoticeItem item) {
        line(
                "- %s (%s): %s",
                item.labels().in(language),
                item.required() ? say("必須", "required") : say("任意", "optional"),
                item.reasons().in(language));
    }

    private void head(String ja, String en) {
        lines.add("");
        lines.add(say(ja, en));
    }

    private String say(String ja, String en) {
        return switch (language) {
            case JA -> ja;
            case EN -> en;
        };
    }

    private void line(String form, Object... values) {
        lines.add(String.format(Locale.ROOT, form, values));
    }
}
