package io.madoguchi.consent.company;

import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** A section and its contact. */
@RegisterForReflection
public record SectionView(UUID id, String company, Names names, Contact contact) {

    static SectionView of(Section section) {
        return new SectionView(section.id, section.company, section.names, section.contact);
    }
}
