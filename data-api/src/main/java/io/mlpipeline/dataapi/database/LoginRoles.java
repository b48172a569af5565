package io.mlpipeline.dataapi.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The roles that the services log in as, made or brought up to date by the owner at every start. So
 * a password is changed by a new secret and a restart.
 *
 * <p>Passwords are hashed here (SCRAM-SHA-256): neither a log of this service nor one of the server
 * ever sees them.
 */
@Component
final class LoginRoles {

    private static final Logger log = LoggerFactory.getLogger(LoginRoles.class);

    /** Two replicas that start at once would fail on each other's changes. */
    private static final long LOCK = 0x6d6c_726f_6c65_73L;

    private final List<LoginRole> roles;
    private final DatabaseProperties properties;
    private final Environment environment;

    LoginRoles(DatabaseProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
        this.roles =
                List.of(
                        new LoginRole("data_api", "db_password", properties.statementTimeout()),
                        new LoginRole(
                                "preprocessor",
                                "db_preprocessor_password",
                                properties.statementTimeout()),
                        new LoginRole(
                                "ml_service",
                                "db_ml_service_password",
                                properties.trainingTimeout()));
    }

    /**
     * Makes or alters the roles.
     *
     * @param owner connections of a role that may do so
     * @throws SQLException if the server cannot be reached or refuses
     */
    void establish(DataSource owner) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "select pg_advisory_xact_lock(" + LOCK + ")");
            revokeWhatAnyoneMay(connection);
            for (LoginRole role : roles) {
                establish(connection, role);
            }
            connection.commit();
        }
    }

    private void establish(Connection connection, LoginRole role) throws SQLException {
        if (!exists(connection, role)) {
            execute(connection, "create role " + role.name() + " login noinherit");
            log.info("Role {} made", role.name());
        }
        set(connection, role, "statement_timeout", role.statementTimeout().toMillis());
        set(
                connection,
                role,
                "idle_in_transaction_session_timeout",
                properties.idleInTransaction().toMillis());
        String database = quoted(connection);
        execute(connection, "grant connect on database " + database + " to " + role.name());
        String password = environment.getProperty(role.secret(), "").strip();
        if (password.isEmpty()) {
            log.warn("No secret {}: the password of role {} stays", role.secret(), role.name());
        } else {
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(role.name(), password.toCharArray(), "scram-sha-256");
        }
    }

    /**
     * PostgreSQL lets every role connect to every database and make temporary tables there. Those
     * that watch it may go on connecting: they see statistics, and no rows.
     */
    private static void revokeWhatAnyoneMay(Connection connection) throws SQLException {
        String database = quoted(connection);
        execute(connection, "revoke all on database " + database + " from public");
        execute(connection, "grant connect on database " + database + " to pg_monitor");
    }

    private static void set(Connection connection, LoginRole role, String setting, long millis)
            throws SQLException {
        execute(connection, "alter role %s set %s = %d".formatted(role.name(), setting, millis));
    }

    private static boolean exists(Connection connection, LoginRole role) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            statement.setString(1, role.name());
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static String quoted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet name = statement.executeQuery("select quote_ident(current_database())")) {
            name.next();
            return name.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
