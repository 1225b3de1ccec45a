package io.madoguchi.inquiry.intake;

import io.madoguchi.inquiry.Right;
import io.madoguchi.inquiry.request.NewCase;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One right, and to which data or which part of them. */
record AskedRight(
        @NotNull Right right,
        @Nullable @Size(min = 1, max = 1000) String scope) {

    static List<NewCase.Asked> all(@Nullable List<AskedRight> rights) {
        return rights == null
                ? List.of()
                : rights.stream()
                        .map(asked -> new NewCase.Asked(asked.right(), asked.scope()))
                        .toList();
    }
}
