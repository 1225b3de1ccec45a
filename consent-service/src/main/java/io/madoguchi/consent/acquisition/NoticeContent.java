package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.consent.company.Contact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** All that a notice says, before it is put into words: kept whole with each revision. */
@RegisterForReflection
public record NoticeContent(
        String company,
        Names companyNames,
        Texts companyAddress,
        NoticeSection section,
        Names names,
        Channel channel,
        int ageLimit,
        List<NoticeItem> items,
        List<NoticePurpose> purposes,
        Texts recipients,
        Texts withdrawal,
        NoticePolicy policy) {

    /** The section data is given to, which also answers rights requests (F5.1). */
    @RegisterForReflection
    public record NoticeSection(UUID id, Names names, Contact contact) {}

    /** A purpose in the published version that is shown. */
    @RegisterForReflection
    public record NoticePurpose(UUID id, String code, int version, Texts texts, Texts retention) {}

    /** The policy version in force when the notice was opened. */
    @RegisterForReflection
    public record NoticePolicy(UUID id, int version) {}
}
