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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The training run of a service's AOT cache: starts it as it will be started, and has it leave the cache behind.
 *
 * <p>{@code Train PORT REQUESTS}: REQUESTS is a file with a path and a JSON body on each line. With lines in it the service
 * must get ready, answer each with 200, and leave on SIGTERM; without, it must come to its end by itself. Anything else
 * fails the build: a cache is also written by a run that failed.
 */
final class Train {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ROUNDS = 20;
    private static final int ENDED_BY_SIGTERM = 143;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Process service;

    private Train(int port, Process service) {
        this.address = "http://127.0.0.1:" + port;
        this.service = service;
    }

    public static void main(String[] portAndRequests) throws Exception {
        List<String> requests = Files.readAllLines(Path.of(portAndRequests[1])).stream().filter(line -> !line.isBlank()).toList();
        List<String> command = new ArrayList<>(List.of("/opt/java/bin/java", "@jvm.options", "@/training/options", "-XX:AOTCacheOutput=app.aot"));
        command.addAll(List.of("-jar", "service.jar"));
        Process service = new ProcessBuilder(command).inheritIO().start();
        try {
            new Train(Integer.parseInt(portAndRequests[0]), service).run(requests);
        } finally {
            service.destroyForcibly();
        }
        if (!Files.exists(Path.of("app.aot"))) {
            throw new IllegalStateException("The service left no cache");
        }
    }

    private void run(List<String> requests) throws IOException, InterruptedException {
        if (requests.isEmpty()) {
            await(0);
            return;
        }
        awaitReadiness();
        for (int round = 0; round < ROUNDS; round++) {
            for (String request : requests) {
                String[] pathAndBody = request.split(" ", 2);
                int status = send(HttpRequest.newBuilder(URI.create(address + pathAndBody[0]))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(pathAndBody[1])));
                if (status != 200) {
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
