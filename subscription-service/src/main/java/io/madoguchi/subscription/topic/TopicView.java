package io.madoguchi.subscription.topic;

import io.madoguchi.subscription.language.Bilingual;
import java.util.List;
import java.util.UUID;

/** A topic as everyone may see it. */
record TopicView(
        UUID id,
        String company,
        String slug,
        TopicKind kind,
        Bilingual names,
        Bilingual descriptions,
        List<String> languages,
        Bilingual rhythm,
        UUID collectionPoint,
        UUID purpose,
        TopicState state,
        String listId,
        int version) {

    static TopicView of(Topic t) {
        return new TopicView(
                t.id,
                t.company,
                t.slug,
                t.kind,
                new Bilingual(t.nameJa, t.nameEn),
                new Bilingual(t.descriptionJa, t.descriptionEn),
                List.of(t.languages),
                new Bilingual(t.rhythmJa, t.rhythmEn),
                t.collectionPoint,
                t.purpose,
                t.state,
                t.listId,
                t.version);
    }
}
