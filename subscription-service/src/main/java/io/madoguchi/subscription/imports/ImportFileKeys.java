package io.madoguchi.subscription.imports;

import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.person.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;

/** The file of a list is sealed until the list is done. */
@ApplicationScoped
class ImportFileKeys implements KeyUse {

    @Override
    public boolean needs(Holder holder) {
        return ListImport.count(
                        "file = ?1 and generation = ?2 and state not in ('DONE', 'BROKEN')",
                        holder.person().value(),
                        holder.generation())
                > 0;
    }
}
