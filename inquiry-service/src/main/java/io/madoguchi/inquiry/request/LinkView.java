package io.madoguchi.inquiry.request;

import java.time.Instant;
import java.util.UUID;

/** That one case has to do with another. */
record LinkView(UUID from, UUID to, Relation relation, Instant createdAt) {

    static LinkView of(CaseLink link) {
        return new LinkView(link.fromCase, link.toCase, link.relation, link.createdAt);
    }
}
