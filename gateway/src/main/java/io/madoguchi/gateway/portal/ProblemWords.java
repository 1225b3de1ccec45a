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

    String companyExistsTitle();

    String companyExistsText();

    String codeTakenTitle();

    String codeTakenText();

    String alreadyPublishedTitle();

    String alreadyPublishedText();

    String noPolicyInForceTitle();

    String noPolicyInForceText();

    String collectionPointNotOpenTitle();

    String collectionPointNotOpenText();

    String unknownPurposeTitle();

    String unknownPurposeText();

    String topicSlugTakenTitle();

    String topicSlugTakenText();

    String issueNotInStateTitle();

    String issueNotInStateText();

    String topicClosedTitle();

    String topicClosedText();

    String noVerifiedEmailTitle();

    String noVerifiedEmailText();

    String brokenFileTitle();

    String brokenFileText();

    String tooManyRowsTitle();

    String tooManyRowsText();

    String listNotInStateTitle();

    String listNotInStateText();

    String proofPendingTitle();

    String proofPendingText();

    String datesOverlapTitle();

    String datesOverlapText();

    String alreadyEndedTitle();

    String alreadyEndedText();

    String votesExceededTitle();

    String votesExceededText();

    String disclosureNotPendingTitle();

    String disclosureNotPendingText();

    String disclosureRefusedTitle();

    String disclosureRefusedText();

    String manifestMismatchTitle();

    String manifestMismatchText();

    String targetRefusedTitle();

    String targetRefusedText();

    String notADraftTitle();

    String notADraftText();

    String notInForceTitle();

    String notInForceText();

    String contractOverlapsTitle();

    String contractOverlapsText();

    String vaguePurposeTitle();

    String vaguePurposeText();

    String notPublishedTitle();

    String notPublishedText();

    String alreadyAnnouncedTitle();

    String alreadyAnnouncedText();

    String channelLimitsPurposesTitle();

    String channelLimitsPurposesText();

    String brokenRowsTitle();

    String brokenRowsText();

    String noEvidenceTitle();

    String noEvidenceText();

    String sameReferenceTitle();

    String sameReferenceText();

    String cookieRegisteredTitle();

    String cookieRegisteredText();

    String childReportDecidedTitle();

    String childReportDecidedText();

    String removedAsChildTitle();

    String removedAsChildText();

    String undeclaredItemTitle();

    String undeclaredItemText();

    String reviewDoneTitle();

    String reviewDoneText();

    String audienceRefusedTitle();

    String audienceRefusedText();

    String periodRunningTitle();

    String periodRunningText();

    String alreadyReleasedTitle();

    String alreadyReleasedText();

    String wouldRevealTitle();

    String wouldRevealText();

    String unknownCaseTitle();

    String unknownCaseText();

    String notNowTitle();

    String notNowText();

    String conditionMissingTitle();

    String conditionMissingText();

    String notTheSamePersonTitle();

    String notTheSamePersonText();

    String notTheLaterCaseTitle();

    String notTheLaterCaseText();

    String promotionSlugTakenTitle();

    String promotionSlugTakenText();

    String promotionNotInStateTitle();

    String promotionNotInStateText();

    String promotionNotOpenTitle();

    String promotionNotOpenText();

    String rulesChangedTitle();

    String rulesChangedText();

    String valueDiffersTitle();

    String valueDiffersText();

    String preflightBlockedTitle();

    String preflightBlockedText();

    String premiumCapTitle();

    String premiumCapText();

    String awardNotInStateTitle();

    String awardNotInStateText();

    String identityNameTakenTitle();

    String identityNameTakenText();

    String identityGivenTitle();

    String identityGivenText();

    String forgedRequestTitle();

    String forgedRequestText();

    String signInFailedTitle();

    String signInFailedText();
}
