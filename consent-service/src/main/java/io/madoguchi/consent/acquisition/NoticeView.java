package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** The notice that must be shown before data is taken (E5), in parts and as the whole text that evidence names. */
@RegisterForReflection
record NoticeView(
        UUID collectionPoint,
        String company,
        Names companyNames,
        Texts companyAddress,
        int revision,
        NoticeContent.NoticeSection section,
        Names names,
        Channel channel,
        int ageLimit,
        List<NoticeItem> items,
        List<NoticeContent.NoticePurpose> purposes,
        Texts recipients,
        Texts withdrawal,
        NoticeContent.NoticePolicy policy,
        NoticeTexts texts) {

    static NoticeView of(Notice notice) {
        NoticeContent content = notice.content;
        return new NoticeView(
                notice.collectionPoint,
                content.company(),
                content.companyNames(),
                content.companyAddress(),
                notice.revision,
                content.section(),
                content.names(),
                content.channel(),
                content.ageLimit(),
                content.items(),
                content.purposes(),
                content.recipients(),
                content.withdrawal(),
                content.policy(),
                notice.texts);
    }
}
