package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals the words of one person for one place. */
record Sealing(Seal seal, Holder holder) {

    byte[] close(RetentionClass retention, String column, UUID row, String plain) {
        return seal.seal(holder, retention, column + "|" + row, plain);
    }

    byte @Nullable [] closeOrNot(RetentionClass retention, String column, UUID row, @Nullable String plain) {
        return plain == null ? null : close(retention, column, row, plain);
    }

    String open(RetentionClass retention, String column, UUID row, byte[] sealed) {
        return seal.open(holder, retention, column + "|" + row, sealed);
    }

    @Nullable
    String openOrNot(RetentionClass retention, String column, UUID row, byte @Nullable [] sealed) {
        return sealed == null ? null : open(retention, column, row, sealed);
    }

    /** What was written for a right ends with the case; other letters end as letters do. */
    static RetentionClass ofText(CaseKind kind) {
        return switch (kind) {
            case RIGHTS, COMPLAINT, CHILD -> RetentionClass.CASE;
            case INFORMATION, MATERIALS, POLICY, PRACTICES, DEALINGS, PROPOSAL -> RetentionClass.CONTENT;
        };
    }
}
