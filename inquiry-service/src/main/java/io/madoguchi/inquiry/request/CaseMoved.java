package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.CaseKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code case.moved}: something happened to a case. Names no person: only this service knows whose it is. */
@RegisterForReflection
record CaseMoved(
        UUID inquiryCase,
        String company,
        CaseKind kind,
        Fact fact,
        @Nullable UUID item,
        Phase phase,
        Waiting waiting,
        Instant at) {

    static final String TOPIC = "madoguchi.inquiries";
    static final String TYPE = "case.moved";

    static CaseMoved of(Case moved, Happening happening, Instant at) {
        return new CaseMoved(
                moved.id,
                moved.company,
                moved.kind,
                happening.fact(),
                happening.item(),
                moved.phase,
                moved.waiting,
                at);
    }
}
