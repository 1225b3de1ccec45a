package io.madoguchi.gateway.portal;

import io.quarkus.qute.i18n.MessageBundle;

/** What each kind of problem means, two texts for each: its title and what to do. */
@MessageBundle("problem")
public interface ProblemWords {

    String invalidRequestTitle();

    String invalidRequestText();

    String notSignedInTitle();

    String notSignedInText();

    String stepUpNeededTitle();

    String stepUpNeededText();

    String notAllowedTitle();

    String notAllowedText();

    String notFoundTitle();

    String notFoundText();

    String methodNotAllowedTitle();

    String methodNotAllowedText();

    String notAcceptableTitle();

    String notAcceptableText();

    String conflictTitle();

    String conflictText();

    String commandRunningTitle();

    String commandRunningText();

    String changedMeanwhileTitle();

    String changedMeanwhileText();

    String tooLargeTitle();

    String tooLargeText();

    String wrongContentTypeTitle();

    String wrongContentTypeText();

    String keyReusedTitle();

    String keyReusedText();

    String tooManyRequestsTitle();

    String tooManyRequestsText();

    String refusedTitle();

    String refusedText();

    String unexpectedTitle();

    String unexpectedText();

    String unavailableTitle();

    String unavailableText();

    String noticeChangedTitle();

    String noticeChangedText();

    String collectionPointClosedTitle();

    String collectionPointClosedText();

    String tooYoungTitle();

    String tooYoungText();

    String unknownLinkTitle();

    String unknownLinkText();

    String alreadyConfirmedTitle();

    String alreadyConfirmedText();

    String linkExpiredTitle();

    String linkExpiredText();

    String samePersonTitle();

    String samePersonText();

    String noPublishedPurposeTitle();

    String noPublishedPurposeText();
}
