package io.madoguchi.consent.acquisition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One acquisition with the notice it stands on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record AcquisitionView(
        UUID id,
        String person,
        String company,
        UUID collectionPoint,
        String channel,
        NoticeMode mode,
        int revision,
        String hash,
        String locale,
        boolean known,
        Instant at,
        @Nullable String source,
        @Nullable String document) {

    static AcquisitionView of(Acquisition acquisition, NoticeServed served) {
        return new AcquisitionView(
                acquisition.id,
                acquisition.person,
                acquisition.company,
                acquisition.collectionPoint,
                acquisition.channel,
                served.mode,
                served.revision,
                served.hash,
                served.locale,
                served.known,
                acquisition.at,
                acquisition.source,
                acquisition.document);
    }
}
