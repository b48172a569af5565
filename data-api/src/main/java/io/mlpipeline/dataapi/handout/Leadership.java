package io.mlpipeline.dataapi.handout;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The right to hand out, of which there is one: an advisory lock that lasts as long as its
 * connection. What is to be handed out is read by that same connection, so that who has lost the
 * lock reads nothing more.
 */
final class Leadership implements AutoCloseable {

    private static final long LOCK = 0x6d6c_7465_7874_73L;
    private static final int PATIENCE_MILLIS = 40_000;

    private static final String RECEIVED =
            """
            select id from text
            where status = 'RECEIVED' and id > ? and id <= ?
            order by id
            limit ?
            """;

    private final Connection connection;

    private Leadership(Connection connection) {
        this.connection = connection;
    }

    /**
     * Asks for the lock.
     *
     * @return null if another replica has it
     */
    static @Nullable Leadership attempt(DataSource dataSource) throws SQLException {
        Leadership leadership = new Leadership(dataSource.getConnection());
        boolean mine = false;
        try {
            leadership.connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            mine = leadership.isGranted();
            return mine ? leadership : null;
        } finally {
            if (!mine) {
                leadership.close();
            }
        }
    }

    private boolean isGranted() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet granted =
                        statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return granted.next() && granted.getBoolean(1);
        }
    }

    /** Received texts with an id after one and up to another, in order. */
    List<UUID> received(UUID after, UUID upTo, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECEIVED)) {
            statement.setObject(1, after);
            statement.setObject(2, upTo);
            statement.setInt(3, limit);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            // never back into the pool with the lock on it
            connection.abort(Runnable::run);
            throw e;
        }
    }
}
