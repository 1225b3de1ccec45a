package io.madoguchi.gateway.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The words about checking issues; the texts are in {@code messages/check_ja.properties} and {@code check_en.properties}. */
@MessageBundle("check")
public interface IssueCheckWords {

    String title();

    String nothing();

    String blocks();

    String warns();

    String place(Integer line, Integer column);

    String inSubject();

    String accept();

    String accepted(String name);

    String audience();

    String readers();

    String planned();

    String paused();

    String notCovered();

    String otherLanguage();

    String waiting();

    String source();

    String format();

    String markdown();

    String html();

    String terms();

    String archived();

    String embargo();

    String embargoHint(String zone);

    String corrects();

    String fieldsTitle();

    String fieldName();

    String fieldOthers();

    String zone();

    String doRecall();

    String doRecallText();

    String doCorrect();

    String publishedAt();

    String recalledAt();

    String archive();

    String faultBlocked();

    String faultEmbargo();
}
