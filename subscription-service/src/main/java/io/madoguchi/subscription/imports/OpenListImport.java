package io.madoguchi.subscription.imports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list is, before its file comes.
 *
 * @param locale the language of those for whom the list says none
 * @param charset found out when not said
 * @param columns our name of a column to its name in the file; a column that is not named has our name
 */
record OpenListImport(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String company,

        @NotNull ImportKind kind,
        @Nullable UUID topic,
        @Nullable @Pattern(regexp = "ja|en") String locale,
        @Nullable @Pattern(regexp = "UTF-8|Shift_JIS") String charset,

        @Nullable @Size(max = 10) Map<@NotBlank @Size(max = 40) String, @NotBlank @Size(max = 200) String> columns,

        @Nullable @Valid Evidence evidence) {

    Map<String, String> mapped() {
        return columns == null ? Map.of() : columns;
    }
}
