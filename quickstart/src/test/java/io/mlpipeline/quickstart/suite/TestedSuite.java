package io.mlpipeline.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.embedded.FreePort;
import io.mlpipeline.embedded.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built jars, all of them running, and its callers. */
public final class TestedSuite implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(5);

    private final Path data;
    private final Ports ports;
    private final Suite suite;
    private final List<ServerProcess> more = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestedSuite(Path data, Ports ports, Suite suite) {
        this.data = data;
        this.ports = ports;
        this.suite = suite;
    }

    public static TestedSuite start(Path data) throws Exception {
        return start(data, System.out);
    }

    static TestedSuite start(Path data, OutputStream out) throws Exception {
        Ports ports = new Ports(FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());
        var suite =
                new TestedSuite(
                        data,
                        ports,
                        Suite.prepare(
                                new SuiteSettings(Path.of(".."), data, ports),
                                new PrintStream(out, true, StandardCharsets.UTF_8)));
        // a build that is cut off leaves no process
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
        try {
            suite.suite.start();
        } catch (Exception e) {
            suite.close();
            throw e;
        }
        return suite;
    }

    /** Where a browser finds it. */
    public String origin() {
        return origin(ports.gateway());
    }

    private static String origin(int port) {
        return "http://localhost:" + port;
    }

    Parts parts() {
        return suite.parts();
    }

    Path logs() {
        return data.resolve("logs");
    }

    /** One more ml-service beside the first, on the same database and Redis. */
    ServerProcess secondReplica() throws IOException, InterruptedException {
        String name = "ml-service-2";
        ServerProcess replica =
                new JavaService(
                        name,
                        FreePort.find(),
                        logs().resolve(name + ".log"),
                        new SuiteSettings(Path.of(".."), data, ports).jar("ml-service"),
                        List.of("-Xmx1g"),
                        List.of(
                                "spring.datasource.url=" + parts().postgres().url(Parts.DATABASE),
                                "spring.data.redis.host=localhost",
                                "spring.data.redis.port=" + parts().redis().port(),
                                "mlpipeline.registry.directory=" + data.resolve("models-2"),
                                "mlpipeline.secrets.directory="
                                        + new Secrets(data.resolve("secrets"))
                                                .folderOf("ml-service")
                                        + "/"));
        more.add(replica);
        replica.start();
        return replica;
    }

    JsonNode get(String path) {
        return good(send(request(path)));
    }

    JsonNode postJson(String path, String body) {
        return good(post(path, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> post(String path, String type, byte[] body) {
        return post(path, type, BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> post(String path, String type, Supplier<InputStream> body) {
        return post(path, type, BodyPublishers.ofInputStream(body));
    }

    private HttpResponse<String> post(String path, String type, HttpRequest.BodyPublisher body) {
        return send(request(path).header("Content-Type", type).POST(body));
    }

    HttpResponse<String> put(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    /** Past the gateway, to one replica. */
    HttpResponse<String> predict(ServerProcess replica, String body) {
        return send(
                request(replica.port(), "/predict")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return request(ports.gateway(), path);
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create(origin(port) + path)).timeout(ANSWER_WITHIN);
    }

    static JsonNode good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }

    long count(String query) {
        try (Connection connection = parts().postgres().connect(Parts.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    void execute(String sql) {
        try (Connection connection = parts().postgres().connect(Parts.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Until all that came in is cleaned, or rejected. */
    void awaitCleaned(Duration longest) {
        await(
                "all texts are cleaned",
                longest,
                () -> count("select count(*) from text where status = 'RECEIVED'") == 0);
    }

    static void await(String what, Duration longest, BooleanSupplier reached) {
        Instant end = Instant.now().plus(longest);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("%s, within %s", what, longest).isBefore(end);
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        more.forEach(ServerProcess::close);
        suite.close();
    }
}
