package io.madoguchi.consent.webhook;

/** What one attempt to tell a recipient led to; status 0 where there was no answer. */
record Attempt(Outcome outcome, int status) {

    enum Outcome {
        /** 200 or 204: it heard, and it acted. */
        CONFIRMED,
        /** 202 or another 2xx: it heard, and will confirm. */
        TAKEN,
        FAILED,
        /** There is no endpoint to send to. */
        NOWHERE
    }

    static final Attempt NO_ANSWER = new Attempt(Outcome.FAILED, 0);
    static final Attempt NOWHERE = new Attempt(Outcome.NOWHERE, 0);

    static Attempt answered(int status) {
        return switch (status) {
            case 200, 204 -> new Attempt(Outcome.CONFIRMED, status);
            default -> new Attempt(status / 100 == 2 ? Outcome.TAKEN : Outcome.FAILED, status);
        };
    }

    /** It says that it will never listen there again. */
    boolean isGone() {
        return status == 410;
    }
}
