package io.mlpipeline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL 17 with one superuser, whose password every connection needs. It listens on this
 * machine alone.
 */
public final class EmbeddedPostgres extends ServerProcess {

    private final Settings settings;
    private final PostgresPrograms programs;

    /**
     * What a server is to be.
     *
     * @param data folder of its data, made at the first start
     * @param port where it listens
     * @param user the superuser
     * @param password the superuser's
     * @param configuration PostgreSQL's own settings, by their names
     * @param log file that its output is added to
     */
    public record Settings(
            Path data,
            int port,
            String user,
            String password,
            Map<String, String> configuration,
            Path log) {

        public Settings {
            data = data.toAbsolutePath().normalize();
            configuration = Map.copyOf(configuration);
        }

        @Override
        public String toString() {
            return "PostgreSQL on port " + port + " with its data in " + data;
        }
    }

    private EmbeddedPostgres(Settings settings, PostgresPrograms programs) {
        super("PostgreSQL", settings.port(), settings.log());
        this.settings = settings;
        this.programs = programs;
    }

    /** A server to be started; its first start makes the data. */
    public static EmbeddedPostgres of(Settings settings) throws IOException {
        return new EmbeddedPostgres(settings, PostgresPrograms.unpacked());
    }

    /** The address of a database for JDBC. */
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), settings.user(), settings.password());
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        if (Files.exists(settings.data().resolve("PG_VERSION"))) {
            endLeftover();
        } else {
            initialise();
        }
    }

    private void initialise() throws IOException, InterruptedException {
        Files.createDirectories(settings.data().getParent());
        Path password = PrivateFiles.temporary(settings.password());
        try {
            List<String> options =
                    new ArrayList<>(
                            List.of(
                                    "--username=" + settings.user(),
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C"));
            if ("off".equals(settings.configuration().get("fsync"))) {
                options.add("--no-sync");
            }
            programs.run("initdb", settings.data(), log(), options);
        } finally {
            Files.delete(password);
        }
    }

    /**
     * Ends a server that outlived whoever started it on the same data. A lock file whose process is
     * gone, or is another by now, would keep the next server from starting.
     */
    private void endLeftover() throws IOException, InterruptedException {
        Path lock = settings.data().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        Optional<ProcessHandle> leftover =
                Files.readAllLines(lock).stream()
                        .findFirst()
                        .map(String::strip)
                        .filter(pid -> pid.matches("[1-9][0-9]{0,17}"))
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                        .filter(EmbeddedPostgres::isPostgres);
        if (leftover.isPresent()) {
            programs.run("pg_ctl", settings.data(), log(), List.of("stop", "-m", "fast", "-w"));
        } else {
            Files.delete(lock);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info().command().filter(path -> path.endsWith("postgres")).isPresent();
    }

    @Override
    protected List<String> command() {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-D", settings.data().toString(), "-p", "" + settings.port()));
        arguments.addAll(List.of("-c", "listen_addresses=localhost"));
        arguments.addAll(List.of("-c", "unix_socket_directories="));
        settings.configuration()
                .forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return programs.command("postgres", arguments);
    }

    @Override
    protected boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false; // not yet
        }
    }

    /** SIGTERM would wait for every client to leave, SIGINT does not; Java sends only the first. */
    @Override
    protected void requestStop(Process running) throws IOException, InterruptedException {
        programs.run(
                "pg_ctl", settings.data(), log(), List.of("stop", "-m", "fast", "-W", "--silent"));
    }
}
