package io.madoguchi.gateway.portal.inquiry;

import io.madoguchi.gateway.portal.Form;
import io.madoguchi.gateway.portal.desk.ConsentDesk.NoticeView;
import io.madoguchi.gateway.portal.inquiry.InquiryDesk.AskedRight;
import io.madoguchi.gateway.portal.inquiry.InquiryDesk.Shown;
import io.madoguchi.gateway.portal.inquiry.InquiryDesk.Submit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a person filled in: first as something to check, then as something to send. */
final class Filled {

    static final List<String> RIGHTS = List.of(
            "ACCESS", "PURPOSE_NOTICE", "PROVISION_RECORDS", "CORRECTION", "CEASE_USE", "CEASE_PROVISION", "ERASURE");

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_NAME = 100;
    /** Only so far that a slip is seen here; what a contact is, the service says. */
    private static final Pattern CONTACT =
            Pattern.compile("\\S+@\\S+|(?:\\D*\\d){6,}\\D*", Pattern.UNICODE_CHARACTER_CLASS);

    private Filled() {}

    /** Finds fault with what cannot be sent, field by field. */
    static void check(Form form, Kind kind, NoticeView notice, InquiryWords words) {
        if (kind == Kind.RIGHTS && rights(form).isEmpty()) {
            form.fault("rights", words.faultRights());
        }
        if (form.text("text").isBlank()) {
            form.fault("text", words.faultText());
        } else if (form.text("text").strip().length() > LONGEST_TEXT) {
            form.fault("text", words.faultTextLong());
        }
        if (!CONTACT.matcher(form.value("contact")).matches()) {
            form.fault("contact", words.faultContact());
        }
        if (form.value("name").length() > LONGEST_NAME) {
            form.fault("name", words.faultName());
        }
        if (!wasShown(form, notice)) {
            form.fault("notice-title", words.faultNotice());
        }
    }

    static Submit request(Form form, Kind kind, NoticeView notice, String locale) {
        return new Submit(
                notice.company(),
                kind.name(),
                locale,
                form.value("contact"),
                orNothing(form.value("name")),
                form.text("text").strip(),
                kind == Kind.RIGHTS ? rights(form).stream().map(AskedRight::new).toList() : null,
                kind == Kind.RIGHTS ? orNothing(form.value("residence")) : null,
                new Shown(
                        notice.collectionPoint(),
                        notice.revision(),
                        notice.texts().in(locale).hash()));
    }

    /** The words the person read are the words in force now. */
    private static boolean wasShown(Form form, NoticeView notice) {
        return List.of(notice.texts().ja().hash(), notice.texts().en().hash()).contains(form.value("hash"));
    }

    private static List<String> rights(Form form) {
        return RIGHTS.stream().filter(right -> form.has("rights", right)).toList();
    }

    private static @Nullable String orNothing(String text) {
        return text.isEmpty() ? null : text;
    }
}
