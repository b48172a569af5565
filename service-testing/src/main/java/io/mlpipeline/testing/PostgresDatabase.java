package io.mlpipeline.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of one test class.
 *
 * @param host where its server is
 * @param port of its server
 * @param name of the database
 */
public record PostgresDatabase(String host, int port, String name) {

    /** Its address for JDBC, without credentials. */
    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    public Connection connect(DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(url(), role.username(), role.password());
    }

    /** Opens a connection each time one is asked for. */
    public DataSource dataSource(DatabaseRole role) {
        return new DriverManagerDataSource(url(), role.username(), role.password());
    }
}
