package io.mlpipeline.quickstart.suite;

import io.mlpipeline.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The suite's database. What is in it is data-api's to make. */
final class Database {

    private Database() {}

    static void create(EmbeddedPostgres server, String name) throws IOException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!exists(statement, name)) {
                statement.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new IOException("the database could not be made: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String name) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
            return found.next();
        }
    }
}
