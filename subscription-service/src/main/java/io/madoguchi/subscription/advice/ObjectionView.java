package io.madoguchi.subscription.advice;

import io.madoguchi.subscription.language.Bilingual;
import java.util.List;

/** What the link of a notice is about: the new uses in words, and whether the person has said no. */
record ObjectionView(String company, Bilingual titles, List<Bilingual> uses, State state, String locale) {

    enum State {
        OPEN,
        OBJECTED
    }

    static ObjectionView of(Advice advice) {
        AnnouncedChange change = advice.announced();
        return new ObjectionView(
                change.company(),
                change.titles(),
                change.uses().stream().map(AnnouncedChange.Use::texts).toList(),
                advice.objectedAt == null ? State.OPEN : State.OBJECTED,
                advice.locale);
    }
}
