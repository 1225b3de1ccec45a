package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reader of an issue.
 *
 * @param values what stands in the places of the {@link Master}, in their order
 */
public record Addressee(EmailAddress address, @Nullable String name, List<String> values) {

    @Override
    public String toString() {
        return "Addressee[...]";
    }
}
