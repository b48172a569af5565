package io.mlpipeline.testing;

import io.mlpipeline.embedded.EmbeddedPostgres;
import io.mlpipeline.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/**
 * PostgreSQL 17 for tests, with the login roles made. One server is shared by all tests of a JVM; a
 * test that takes the server away starts one of its own.
 */
public final class PostgresServer implements AutoCloseable {

    private static final int PORT_INSIDE = 5432;
    private static final String TEMPLATE = "pipeline_template";
    private static final Map<String, String> USUAL =
            Map.of("max_connections", "300", "timezone", "UTC", "shared_buffers", "64MB");
    // a third of the time, and what is lost by a crash of the machine is nothing
    private static final Map<String, String> CARELESS =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private static @Nullable PostgresServer shared;

    private final RestartableServer server;
    private final AtomicInteger databases = new AtomicInteger();
    private boolean hasTemplate;

    private PostgresServer(RestartableServer server) {
        this.server = EndOfTests.discards(server);
        DatabaseRoles.create(url("postgres"));
    }

    /** The server of this JVM, started by the first who asks. Nobody may stop it. */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            shared = new PostgresServer(launch(CARELESS));
        }
        return shared;
    }

    /** A server that keeps what was committed, to be stopped, killed and started by one test. */
    public static PostgresServer own() {
        return new PostgresServer(launch(Map.of()));
    }

    private static RestartableServer launch(Map<String, String> more) {
        Map<String, String> configuration = new TreeMap<>(USUAL);
        configuration.putAll(more);
        try {
            return DockerEngine.isUsable()
                    ? inContainer(configuration, !more.isEmpty())
                    : onThisMachine(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RestartableServer onThisMachine(Map<String, String> configuration)
            throws IOException {
        Path folder = Files.createTempDirectory("mlpipeline-postgres");
        var settings =
                new EmbeddedPostgres.Settings(
                        folder.resolve("data"),
                        FreePort.find(),
                        DatabaseRole.OWNER.username(),
                        DatabaseRole.OWNER.password(),
                        configuration,
                        folder.resolve("postgres.log"));
        return ServerOnThisMachine.started(EmbeddedPostgres.of(settings), folder);
    }

    // closed by discard
    @SuppressWarnings("resource")
    private static RestartableServer inContainer(
            Map<String, String> configuration, boolean inMemory) throws IOException {
        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of("postgres"));
        configuration.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        GenericContainer<?> container =
                new GenericContainer<>(DockerEngine.POSTGRES)
                        .withEnv("POSTGRES_USER", DatabaseRole.OWNER.username())
                        .withEnv("POSTGRES_PASSWORD", DatabaseRole.OWNER.password())
                        .withCommand(command.toArray(String[]::new));
        if (inMemory) {
            container.withTmpFs(Map.of("/var/lib/postgresql/data", "rw"));
        }
        container.setPortBindings(List.of(port + ":" + PORT_INSIDE));
        return ServerInContainer.start(container, port, () -> answers(container.getHost(), port));
    }

    private static boolean answers(String host, int port) {
        String url = "jdbc:postgresql://" + host + ":" + port + "/postgres";
        try (Connection connection =
                DriverManager.getConnection(
                        url, DatabaseRole.OWNER.username(), DatabaseRole.OWNER.password())) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A new database with data-api's schema and nothing in it; takes some tens of milliseconds. */
    public synchronized PostgresDatabase database() {
        if (!hasTemplate) {
            execute("create database " + TEMPLATE);
            Migrations.run(url(TEMPLATE));
            hasTemplate = true;
        }
        return copy(TEMPLATE);
    }

    /** A new database without a schema, for who makes it. The roles are there all the same. */
    public PostgresDatabase emptyDatabase() {
        return copy("template0");
    }

    private PostgresDatabase copy(String template) {
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name + " template " + template);
        return new PostgresDatabase(server.host(), server.port(), name);
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    /** Ends it by SIGKILL, its connections' processes too. */
    public void kill() {
        server.kill();
    }

    /** Stops it in good order. */
    public void stop() {
        server.stop();
    }

    /** Starts it after {@link #kill} or {@link #stop}: same port, same data. Returns when ready. */
    public void start() {
        server.start();
    }

    /** Ends it for good and forgets its data. */
    @Override
    public void close() {
        server.discard();
    }

    private void execute(String statement) {
        try (Connection connection =
                        DriverManager.getConnection(
                                url("postgres"),
                                DatabaseRole.OWNER.username(),
                                DatabaseRole.OWNER.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private String url(String database) {
        return new PostgresDatabase(server.host(), server.port(), database).url();
    }
}
