package io.madoguchi.gateway.console;

import io.quarkus.qute.i18n.MessageBundle;

/** Why a line of a list was not taken; the texts are in {@code messages/listline_ja.properties} and {@code listline_en.properties}. */
@MessageBundle("listline")
public interface ListLineWords {

    String lineTooLong();

    String lineQuoteInside();

    String lineQuoteAfter();

    String lineQuoteOpen();

    String lineColumns();

    String lineBytes();

    String lineConsentedAt();

    String lineToken();

    String lineName();

    String lineLocale();

    String lineCause();

    String lineHash();

    String lineScope();

    String lineDay();

    String lineEarlier();

    String addressEmpty();

    String addressAt();

    String addressLong();

    String addressCharacter();

    String addressQuoted();

    String addressDots();

    String addressLiteral();

    String addressDomain();

    String lineColumn(String number);

    String lineWhole();
}
