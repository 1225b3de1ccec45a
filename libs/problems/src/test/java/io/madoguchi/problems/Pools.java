package io.madoguchi.problems;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Pools as the services have them, in trouble: what they throw is what the drivers and the pool really say. */
final class Pools {

    private static final String NOBODY_LISTENS = "jdbc:postgresql://127.0.0.1:1/nothing";

    private Pools() {}

    /** Its only connection is in use. */
    static String crowded() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                AgroalDataSource pool = pool(postgres.getJdbcUrl("postgres", "postgres"));
                Connection used = pool.getConnection();
                Connection second = pool.getConnection()) {
            return used + " and " + second;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String unreachable() throws SQLException {
        try (AgroalDataSource pool = pool(NOBODY_LISTENS);
                Connection connection = pool.getConnection()) {
            return connection.toString();
        }
    }

    private static AgroalDataSource pool(String url) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofMillis(500))
                        .connectionFactoryConfiguration(connection -> connection.jdbcUrl(url))));
    }
}
