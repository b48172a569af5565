package io.mlpipeline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Servers that are taken away and come back, as tests of failures do it. */
@PipelineServers(own = true)
class RestartTests {

    @Test
    void keepsWhatWasCommittedWhenPostgresIsKilled(PostgresServer server, PostgresDatabase database)
            throws SQLException {
        try (Connection cut = database.connect(DatabaseRole.DATA_API);
                Statement statement = cut.createStatement()) {
            statement.execute("insert into label values ('committed')");
            cut.setAutoCommit(false);
            statement.execute("insert into label values ('not committed')");
            server.kill();
            assertThatExceptionOfType(SQLException.class).isThrownBy(cut::commit);
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> database.connect(DatabaseRole.DATA_API));
        server.start();
        assertThat(labels(database)).isEqualTo("committed");
        server.stop();
        server.start();
        assertThat(labels(database)).isEqualTo("committed");
    }

    @Test
    void answersOnTheSamePortWhenRedisIsKilled(RedisServer server) throws IOException {
        assertThat(redis(server, "SET key value")).contains("+OK");
        server.stop();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> redis(server, "GET key"));
        server.start();
        assertThat(redis(server, "GET key")).contains("value");
        server.kill();
        server.start();
        assertThat(redis(server, "GET key")).contains("value");
    }

    private static String labels(PostgresDatabase database) throws SQLException {
        try (Connection connection = database.connect(DatabaseRole.DATA_API);
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select string_agg(name, ',') from label")) {
            result.next();
            return result.getString(1);
        }
    }

    private static String redis(RedisServer server, String command) throws IOException {
        try (Socket socket = new Socket(server.host(), server.port())) {
            socket.getOutputStream()
                    .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
