package io.madoguchi.subscription.advice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the link of a notice is about: the new uses in words, and whether the person has said no.
 *
 * @param startsNotBefore the moment before which no new use starts without a yes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ObjectionView(
        String company,
        Bilingual titles,
        List<Bilingual> uses,
        State state,
        String locale,
        @Nullable Instant startsNotBefore) {

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
                advice.locale,
                advice.startsNotBefore().orElse(null));
    }
}
