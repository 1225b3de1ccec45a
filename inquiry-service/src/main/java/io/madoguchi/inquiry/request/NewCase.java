package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.Right;
import io.madoguchi.persons.ContactPoint;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the desk took in.
 *
 * @param received when it arrived, or when it normally would have (APPI Art. 39(2))
 * @param residence where the person lives, as an ISO 3166 code: it decides which laws count days
 * @param takenBy the member of staff who wrote it down; none when the person did
 */
public record NewCase(
        String company,
        CaseKind kind,
        Channel channel,
        String locale,
        Instant received,
        Requester requester,
        @Nullable String residence,
        String text,
        List<Asked> asked,
        @Nullable NoticeShown notice,
        @Nullable String takenBy) {

    /** Who asks, as far as they said. */
    public record Requester(ContactPoint contact, @Nullable String name) {}

    /** One right, and to what of their data. */
    public record Asked(Right right, @Nullable String scope) {}

    /** The wording the person saw before the button (E5). */
    public record NoticeShown(UUID collectionPoint, int revision, String hash) {}
}
