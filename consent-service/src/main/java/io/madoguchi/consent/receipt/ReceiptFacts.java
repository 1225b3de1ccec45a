package io.madoguchi.consent.receipt;

import io.madoguchi.consent.Language;
import io.madoguchi.consent.acquisition.NoticeContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt with what its other forms need beside its claims.
 *
 * @param notice what the notice said, part by part
 * @param standing the status of the consent as DPV calls it
 * @param house where people reach the house, without a slash at the end
 */
public record ReceiptFacts(
        ReceiptClaims claims,
        NoticeContent notice,
        String country,
        String standing,
        @Nullable Instant endedAt,
        String house) {

    Language language() {
        return Language.of(claims.notice().locale()).orElse(Language.EN);
    }

    String policyAddress() {
        return house + '/' + language().tag() + "/policy/" + claims.company() + "/versions/"
                + claims.policy().version();
    }

    String contactAddress() {
        return house + '/' + language().tag() + "/contact";
    }

    /** What the person signed up for: the topic, or the place where nothing else is named. */
    String service() {
        return claims.topicNames() == null
                ? notice.names().in(language())
                : claims.topicNames().in(language());
    }

    String noticeHash() {
        return claims.notice().hash();
    }

    /** The items asked for because of this purpose; all of them where none names it. */
    List<String> items(UUID purpose) {
        List<String> own = notice.items().stream()
                .filter(i -> i.purpose().equals(purpose))
                .map(i -> i.labels().in(language()))
                .toList();
        return own.isEmpty()
                ? notice.items().stream().map(i -> i.labels().in(language())).toList()
                : own;
    }

    String retention(UUID purpose) {
        return notice.purposes().stream()
                .filter(p -> p.id().equals(purpose))
                .findFirst()
                .map(p -> p.retention().in(language()))
                .orElse("");
    }
}
