package io.mlpipeline.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the roles that the first migration grants its rights to. */
final class DatabaseRoles {

    private DatabaseRoles() {}

    static void create(String url) {
        try (Connection owner =
                        DriverManager.getConnection(
                                url, DatabaseRole.OWNER.username(), DatabaseRole.OWNER.password());
                Statement sql = owner.createStatement()) {
            for (DatabaseRole role : DatabaseRole.values()) {
                if (role != DatabaseRole.OWNER) {
                    sql.execute(
                            "create role %s login password '%s'"
                                    .formatted(role.username(), role.password()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the roles of the tests cannot be made", e);
        }
    }
}
