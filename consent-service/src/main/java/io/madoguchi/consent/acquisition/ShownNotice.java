package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Language;
import java.util.UUID;

/** A notice that this service published and that matches the evidence of having been shown. */
public record ShownNotice(
        UUID collectionPoint, int revision, Language language, NoticeContent content, NoticeTexts.NoticeText text) {}
