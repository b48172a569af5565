package io.mlpipeline.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own, with its log in a file; closing stops it in good order. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    private final Process process;
    private final Path log;
    private final int port;

    private ServiceProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Starts it with the Java that runs this.
     *
     * @param data folder that keeps models and log
     */
    static ServiceProcess start(Path jar, Path data, int port) throws IOException {
        Path models = Files.createDirectories(data.resolve("models"));
        Path log = Files.createDirectories(data.resolve("logs")).resolve("ml-service.log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                jar.toString(),
                                "--server.port=" + port,
                                "--mlpipeline.registry.directory=" + models)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new ServiceProcess(process, log, port);
    }

    Path log() {
        return log;
    }

    /** Waits until it is ready; returns false if it ended, or the time is up. */
    boolean awaitReady(Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (process.isAlive() && Instant.now().isBefore(end)) {
                if (isReady(client)) {
                    return true;
                }
                process.waitFor(POLL);
            }
        }
        return false;
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        URI readiness = URI.create("http://localhost:" + port + "/health/readiness");
        try {
            return client.send(
                                    HttpRequest.newBuilder(readiness)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
