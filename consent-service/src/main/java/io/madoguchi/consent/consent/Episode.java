package io.madoguchi.consent.consent;

/**
 * The life of one opt-in, as this service sees it, as a state machine without any other knowledge.
 *
 * <p>Facts arrive in any order, more than once, or never. Whatever the order, an end is final: an end that arrives before
 * the confirmation is kept as a tombstone, and the confirmation that comes after it is not applied. A fact that is known
 * already (among them the echo of our own withdrawal, which comes back as an end) changes nothing and emits nothing.
 */
final class Episode {

    /** Where an episode stands; {@code ENDED} is its one final state. */
    enum State {
        UNSEEN,
        GIVEN,
        INVALID,
        ENDED
    }

    /** What can be learned about an episode. */
    enum Fact {
        /** The person confirmed, and the evidence names a notice that covers every purpose. */
        CONFIRMED,
        /** The person confirmed, but no notice of ours covers what they are said to have agreed to. */
        CONFIRMED_WITHOUT_NOTICE,
        /** subscription-service ended it: news, or the echo of a withdrawal made here. */
        ENDED,
        /** The person withdrew here. */
        WITHDRAWN_HERE
    }

    /** What a step adds to the person's consent events. */
    enum Entry {
        NONE,
        GIVEN,
        INVALIDATED,
        WITHDRAWN
    }

    /** The state after a fact, the entry it makes, and whether the others must hear of it. */
    record Step(State next, Entry entry) {

        boolean emits() {
            return entry != Entry.NONE;
        }
    }

    private Episode() {}

    static Step after(State state, Fact fact) {
        return switch (state) {
            case UNSEEN ->
                switch (fact) {
                    case CONFIRMED -> new Step(State.GIVEN, Entry.GIVEN);
                    case CONFIRMED_WITHOUT_NOTICE -> new Step(State.INVALID, Entry.INVALIDATED);
                    // the tombstone: there was no consent here to take back, so nothing is said
                    case ENDED -> new Step(State.ENDED, Entry.NONE);
                    // the others may know the episode already, so they must hear that it is over
                    case WITHDRAWN_HERE -> new Step(State.ENDED, Entry.WITHDRAWN);
                };
            case GIVEN, INVALID ->
                switch (fact) {
                    case CONFIRMED, CONFIRMED_WITHOUT_NOTICE -> new Step(state, Entry.NONE);
                    case ENDED, WITHDRAWN_HERE -> new Step(State.ENDED, Entry.WITHDRAWN);
                };
            case ENDED -> new Step(State.ENDED, Entry.NONE);
        };
    }
}
