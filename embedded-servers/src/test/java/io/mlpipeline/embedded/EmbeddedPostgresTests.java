package io.mlpipeline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir Path folder;

    @Test
    void keepsItsDataOverStopsAndKills() throws Exception {
        try (EmbeddedPostgres server = server(FreePort.find())) {
            server.start();
            execute(server, "create table kept (id int)");
            server.stop();
            assertThat(server.isAlive()).isFalse();
            server.start();
            execute(server, "insert into kept values (1)");
            server.kill();
            server.start();
            assertThat(count(server)).isEqualTo(1);
        }
    }

    @Test
    void startsWhereAnotherWasLeftRunningOnItsData() throws Exception {
        EmbeddedPostgres left = server(FreePort.find());
        left.start();
        execute(left, "create table kept (id int)");
        try (EmbeddedPostgres next = server(FreePort.find())) {
            next.start();
            assertThat(left.isAlive()).isFalse();
            assertThat(count(next)).isZero();
        } finally {
            left.kill();
        }
    }

    @Test
    void startsWhereTheLockFileNamesAProcessThatIsNotPostgres() throws Exception {
        try (EmbeddedPostgres server = server(FreePort.find())) {
            server.start();
            Path lock = folder.resolve("data/postmaster.pid");
            String content = Files.readString(lock);
            server.kill();
            assertThat(lock).exists();
            Files.writeString(
                    lock, ProcessHandle.current().pid() + content.substring(content.indexOf('\n')));
            server.start();
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void wantsThePassword() throws Exception {
        try (EmbeddedPostgres server = server(FreePort.find())) {
            server.start();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            DriverManager.getConnection(server.url("postgres"), "owner", "guess"));
        }
    }

    @Test
    void saysWhereItsLogIsWhenItCannotStart() throws Exception {
        EmbeddedPostgres server =
                EmbeddedPostgres.of(settings(FreePort.find(), Map.of("no_such_setting", "1")));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(server::start)
                .withMessageContaining(folder.resolve("postgres.log").toString());
        assertThat(folder.resolve("postgres.log")).content().contains("no_such_setting");
    }

    private EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.of(settings(port, Map.of()));
    }

    private EmbeddedPostgres.Settings settings(int port, Map<String, String> configuration) {
        return new EmbeddedPostgres.Settings(
                folder.resolve("data"),
                port,
                "owner",
                "secret",
                configuration,
                folder.resolve("postgres.log"));
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from kept")) {
            result.next();
            return result.getInt(1);
        }
    }
}
