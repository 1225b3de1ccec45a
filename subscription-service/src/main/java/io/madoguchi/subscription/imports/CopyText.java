package io.madoguchi.subscription.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for COPY in its text form. What may hold a tab or a backslash is sealed before it comes here. */
final class CopyText {

    private static final HexFormat HEX = HexFormat.of();

    private final String into;
    private final StringBuilder text = new StringBuilder();

    /** @param into the table with its columns, as COPY names them */
    CopyText(String into) {
        this.into = into;
    }

    CopyText row(@Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            switch (cell) {
                case null -> text.append("\\N");
                case byte[] bytes -> HEX.formatHex(text.append("\\\\x"), bytes);
                default -> text.append(cell);
            }
            text.append(i + 1 < cells.length ? '\t' : '\n');
        }
        return this;
    }

    void send(Connection database) throws SQLException {
        if (text.isEmpty()) {
            return;
        }
        try {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + into + " from stdin", new StringReader(text.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
