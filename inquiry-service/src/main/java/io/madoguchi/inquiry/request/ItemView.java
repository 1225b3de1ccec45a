package io.madoguchi.inquiry.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.inquiry.Right;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One right that was asked for, without anybody's words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemView(
        UUID id,
        Right right,
        Outcome outcome,
        Assurance required,
        @Nullable String ground) {

    static ItemView of(RightItem item) {
        return new ItemView(item.id, item.askedRight, item.outcome, item.required, item.ground);
    }
}
