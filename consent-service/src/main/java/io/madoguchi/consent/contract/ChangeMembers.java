package io.madoguchi.consent.contract;

import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** People who enter a contract set, or leave it. */
@RegisterForReflection
record ChangeMembers(@NotEmpty @Size(max = 2000) List<@NotNull @Size(max = 100) String> persons) {

    List<String> references() {
        try {
            return persons.stream()
                    .distinct()
                    .map(p -> new PersonRef(p).value())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw ProblemException.field("persons", "names something that is not a person reference");
        }
    }
}
