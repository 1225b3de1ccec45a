package io.madoguchi.inquiry.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.Right;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one can come for.
 *
 * @param rights those that can be asked for, where one asks for rights
 * @param at where it is taken instead of here: to leave the mail service is done at once, not by a case (E11)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KindView(String kind, List<Right> rights, @Nullable String at) {

    static List<KindView> all() {
        return Stream.concat(
                        Arrays.stream(CaseKind.values()).map(KindView::of),
                        Stream.of(new KindView("UNSUBSCRIBE", List.of(), "/api/subscription/v1/unsubscriptions")))
                .toList();
    }

    private static KindView of(CaseKind kind) {
        return new KindView(kind.name(), kind == CaseKind.RIGHTS ? List.of(Right.values()) : List.of(), null);
    }
}
