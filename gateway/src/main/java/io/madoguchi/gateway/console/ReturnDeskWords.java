package io.madoguchi.gateway.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The words about what came back; the texts are in {@code messages/returndesk_ja.properties} and {@code returndesk_en.properties}. */
@MessageBundle("returndesk")
public interface ReturnDeskWords {

    String nav();

    String title();

    String lead();

    String none();

    String filter();

    String all();

    String at();

    String kind();

    String person();

    String status();

    String reason();

    String issue();

    String more();

    String look();

    String hard();

    String soft();

    String delayed();

    String delivered();

    String complaint();

    String autoReply();

    String unsubscribe();

    String unparsed();

    String hardText();

    String softText();

    String delayedText();

    String deliveredText();

    String complaintText();

    String autoReplyText();

    String unsubscribeText();

    String unparsedText();

    String company();

    String nobody();

    String delivery();

    String contact();

    String contactFine();

    String contactWarned();

    String contactPaused();

    String score(double score);

    String subject();

    String text();

    String textHint();

    String textGone();

    String countsTitle();

    String countsText();

    String list();

    String trippedRise();

    String trippedHard();

    String trippedComplaints();
}
