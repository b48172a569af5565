import io.mlpipeline.embedded.EmbeddedPostgres;
import io.mlpipeline.embedded.EmbeddedRedis;
import io.mlpipeline.embedded.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The training run of a service's AOT cache: starts it as it will be started, beside a PostgreSQL and a Redis, as what it
 * does with them is half of its start, and has it leave the cache behind.
 *
 * <p>{@code Train PORT REQUESTS CACHE}: REQUESTS is a file with a path, and the JSON body of a POST, on each line. The
 * service must get ready, answer each well, and leave on SIGTERM. Anything else fails the build: a cache is also written
 * by a run that failed.
 */
final class Train {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ROUNDS = 20;
    private static final int ENDED_BY_SIGTERM = 143;
    private static final String PASSWORD = "training";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Process service;

    private Train(int port, Process service) {
        this.address = "http://127.0.0.1:" + port;
        this.service = service;
    }

    public static void main(String[] portRequestsAndCache) throws Exception {
        Path requests = Path.of(portRequestsAndCache[1]);
        Path cache = Path.of(portRequestsAndCache[2]);
        Path folder = Files.createTempDirectory("train");
        var postgres = EmbeddedPostgres.of(new EmbeddedPostgres.Settings(
                folder.resolve("postgres"), FreePort.find(), "mlpipeline", PASSWORD, Map.of(), folder.resolve("log")));
        var redis = EmbeddedRedis.of(new EmbeddedRedis.Settings(
                folder.resolve("redis"), FreePort.find(), PASSWORD, List.of(), folder.resolve("log")));
        try (postgres; redis) {
            postgres.start();
            redis.start();
            prepare(postgres, requests.resolveSibling("migrations"));
            Process service = new ProcessBuilder(command(postgres, redis, cache)).inheritIO().start();
            try {
                new Train(Integer.parseInt(portRequestsAndCache[0]), service).run(Files.readAllLines(requests));
            } finally {
                service.destroyForcibly();
            }
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("The service left no cache");
        }
    }

    /** What data-api has done for the others when they start. */
    private static void prepare(EmbeddedPostgres postgres, Path migrations) throws Exception {
        if (!Files.exists(migrations)) {
            return;
        }
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement();
                var files = Files.list(migrations)) {
            for (String role : List.of("data_api", "ml_service", "preprocessor")) {
                statement.execute("create role " + role + " login password '" + PASSWORD + "'");
            }
            for (Path file : files.sorted(Comparator.comparingInt(Train::version)).toList()) {
                statement.execute(Files.readString(file));
            }
        }
    }

    private static int version(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceAll("V([0-9]+)__.*", "$1"));
    }

    private static List<String> command(EmbeddedPostgres postgres, EmbeddedRedis redis, Path cache) {
        return List.of(
                "/opt/java/bin/java",
                "@jvm.options",
                "-XX:AOTCacheOutput=" + cache,
                "-Dspring.datasource.url=" + postgres.url("postgres"),
                "-Dspring.data.redis.host=localhost",
                "-Dspring.data.redis.port=" + redis.port(),
                "-Ddb_owner_password=" + PASSWORD,
                "-Ddb_password=" + PASSWORD,
                "-Dredis_password=" + PASSWORD,
                "-Dmlpipeline.registry.directory=/tmp/models",
                "-jar",
                "service.jar");
    }

    private void run(List<String> requests) throws IOException, InterruptedException {
        awaitReadiness();
        for (int round = 0; round < ROUNDS; round++) {
            for (String request : requests) {
                String[] pathAndBody = request.split(" ", 2);
                HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + pathAndBody[0]));
                if (pathAndBody.length > 1) {
                    builder.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(pathAndBody[1]));
                }
                int status = send(builder);
                if (status / 100 != 2) {
                    throw new IllegalStateException("Status " + status + " to " + request);
                }
            }
        }
        service.destroy();
        await(ENDED_BY_SIGTERM);
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && service.isAlive()) {
            try {
                if (send(HttpRequest.newBuilder(URI.create(address + "/health/readiness"))) == 200) {
                    return;
                }
            } catch (ConnectException notYet) {
                // it does not listen yet
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("The service did not get ready");
    }

    private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private void await(int expected) throws InterruptedException {
        if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || service.exitValue() != expected) {
            throw new IllegalStateException("The service did not end with " + expected + ": " + service);
        }
    }
}
