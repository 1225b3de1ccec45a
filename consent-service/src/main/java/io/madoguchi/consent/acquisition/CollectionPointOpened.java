package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.company.Contact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** {@code collection-point.opened}: data may be taken here from now on, under this revision of the notice. */
@RegisterForReflection
record CollectionPointOpened(
        UUID id,
        String company,
        int revision,
        Channel channel,
        Section section,
        List<Item> items,
        List<Purpose> purposes,
        int ageLimit,
        Hashes notice) {

    static final String TYPE = "collection-point.opened";

    @RegisterForReflection
    record Section(Names name, Contact contact) {}

    @RegisterForReflection
    record Item(String name, boolean required) {}

    @RegisterForReflection
    record Purpose(UUID id, String code, int version) {}

    @RegisterForReflection
    record Hashes(Hash ja, Hash en) {}

    @RegisterForReflection
    record Hash(String hash) {}

    static CollectionPointOpened of(Notice notice) {
        NoticeContent content = notice.content;
        return new CollectionPointOpened(
                notice.collectionPoint,
                notice.company,
                notice.revision,
                content.channel(),
                new Section(content.section().names(), content.section().contact()),
                content.items().stream()
                        .map(i -> new Item(i.name(), i.required()))
                        .toList(),
                content.purposes().stream()
                        .map(p -> new Purpose(p.id(), p.code(), p.version()))
                        .toList(),
                content.ageLimit(),
                new Hashes(
                        new Hash(notice.texts.ja().hash()),
                        new Hash(notice.texts.en().hash())));
    }
}
