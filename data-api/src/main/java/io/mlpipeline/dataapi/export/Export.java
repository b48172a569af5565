package io.mlpipeline.dataapi.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.exc.JacksonIOException;

/** Reads what is exported by a cursor: one moment's view, a thousand rows in memory. */
@Component
final class Export {

    private static final int ROWS = 1000;
    private static final String LONGEST_FETCH = "set local statement_timeout = '10min'";

    private final DataSource dataSource;

    Export(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Opens what rows are written to, once the first are there. */
    interface Destination {

        /** Opens it. */
        RowWriter open() throws IOException;
    }

    /**
     * Writes all rows.
     *
     * @param kind what to export
     * @param destination asked for when the database has answered, so that until then a failure can
     *     still be told
     */
    void write(ExportKind kind, Destination destination) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            // the driver reads by a cursor only within a transaction
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute(LONGEST_FETCH);
            }
            try (PreparedStatement statement = connection.prepareStatement(kind.sql())) {
                statement.setFetchSize(ROWS);
                try (ResultSet rows = statement.executeQuery();
                        RowWriter writer = destination.open()) {
                    while (rows.next()) {
                        writer.write(rows);
                    }
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                } catch (JacksonIOException e) {
                    throw new IOException(e);
                }
            }
            connection.rollback();
        }
    }
}
