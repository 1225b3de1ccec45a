package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.ground.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Thrown where a rule refuses a disclosure: what was begun is rolled back, then the attempt is recorded and answered. */
final class RefusedDisclosure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient RequestDisclosure request;
    private final transient @Nullable UUID disclosure;

    RefusedDisclosure(Refusal refusal, RequestDisclosure request, @Nullable UUID disclosure) {
        super(refusal.rule().name(), null, false, false);
        this.refusal = refusal;
        this.request = request;
        this.disclosure = disclosure;
    }

    Refusal refusal() {
        return refusal;
    }

    RequestDisclosure request() {
        return request;
    }

    @Nullable
    UUID disclosure() {
        return disclosure;
    }
}
