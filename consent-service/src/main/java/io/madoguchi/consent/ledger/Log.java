package io.madoguchi.consent.ledger;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** The published log: whatever the newest checkpoint covers, and nothing beyond. */
@Singleton
class Log {

    private final DataSource dataSource;

    Log(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<LogTable.Signed> checkpoint() {
        return with(LogTable::newest);
    }

    Optional<Tile> tile(Tile.Place place) {
        return with(log -> log.tile(place));
    }

    List<byte[]> entries(long from, int count) {
        return with(log -> log.entries(from, count));
    }

    OptionalLong indexOf(UUID entry) {
        return with(log -> log.indexOf(entry));
    }

    MerkleTree tree() {
        return new MerkleTree(new TileReader(this::tile));
    }

    @FunctionalInterface
    private interface Question<T> {
        T of(LogTable log) throws SQLException;
    }

    private <T> T with(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.of(new LogTable(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be read.", e);
        }
    }
}
