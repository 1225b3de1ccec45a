package io.madoguchi.gateway.archive;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the web archive; the texts are in {@code messages/archive_ja.properties} and {@code archive_en.properties}. */
@MessageBundle("archive")
public interface ArchiveWords {

    String title();

    String lead(String topic);

    String none();

    String number(int n);

    String feed();

    String more();

    String back();

    String isCorrection();

    String corrected();

    String recalled(String time);

    String recalledMark();

    String correctionMark();

    String correctedMark();

    String leaves();

    String read();

    String about(String topic);
}
