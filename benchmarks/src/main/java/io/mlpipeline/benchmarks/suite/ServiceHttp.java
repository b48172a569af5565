package io.mlpipeline.benchmarks.suite;

import io.mlpipeline.embedded.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** Speaks to one service of the suite. */
public final class ServiceHttp implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    public ServiceHttp(ServerProcess service) {
        this.base = RunningSuite.base(service);
    }

    /**
     * The body of a good answer.
     *
     * @throws IllegalStateException with the answer if it is no good one
     */
    public String get(String path) throws IOException, InterruptedException {
        return good(http.send(request(path).build(), BodyHandlers.ofString()));
    }

    /** As {@link #get}. */
    public String post(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request =
                request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return good(http.send(request, BodyHandlers.ofString()));
    }

    /** Reads no more of the answer than its first byte. */
    public void getFirstByte(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                http.send(request(path).build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200 || body.read() < 0) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
        }
    }

    /** The sum of a metric's series whose name and labels contain the words. */
    public double metric(String name, String... labels) throws IOException, InterruptedException {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith(name))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    private static String good(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s %s answered %d: %s"
                            .formatted(
                                    answer.request().method(),
                                    answer.request().uri().getPath(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
