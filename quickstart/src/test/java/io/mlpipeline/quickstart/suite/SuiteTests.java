package io.mlpipeline.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlpipeline.embedded.FreePort;
import io.mlpipeline.embedded.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built jars, run as their users do, while each part of the suite is killed in the middle of
 * the work. More texts by {@code -Dmlpipeline.texts=100000}.
 */
class SuiteTests {

    private static final int TEXTS = Integer.getInteger("mlpipeline.texts", 5_000);
    private static final int LINES = 100;
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(200);

    @TempDir Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void countsEveryAcknowledgedTextOnceWhateverIsKilled() throws Exception {
        Ports ports = freePorts();
        List<ServerProcess> all;
        try (Suite suite = prepare(ports);
                HttpClient client = HttpClient.newHttpClient()) {
            // a build that is cut off leaves no process
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            suite.start();
            assertThat(
                            post(
                                            client,
                                            ports,
                                            "/api/predict",
                                            "application/json",
                                            "{\"text\":\"I lost my card on the train\"}")
                                    .body())
                    .contains("\"label\":\"lost_or_stolen_card\"");
            Parts parts = suite.parts();
            all = parts.inOrderOfStopping().flatMap(List::stream).toList();
            List<Accident> accidents =
                    List.of(
                            () -> parts.preprocessor().kill(),
                            () -> parts.redis().kill(),
                            () -> parts.dataApi().kill(),
                            () -> parts.postgres().kill(),
                            () -> flush(parts));
            for (int i = 0; i < accidents.size(); i++) {
                CompletableFuture<Void> sending = send(client, ports, i, accidents.size());
                accidents.get(i).happen();
                sending.get(5, TimeUnit.MINUTES);
            }
            awaitSettled(parts);
            assertThat(count(parts, "select count(*) from text")).isEqualTo(TEXTS);
            assertThat(count(parts, "select count(distinct external_id) from text"))
                    .isEqualTo(TEXTS);
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("data-api ended by itself and is started again");
        }
        assertThat(all).noneMatch(ServerProcess::isAlive);
    }

    @Test
    void saysWhichPortIsTakenBeforeAnythingStarts() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports =
                    new Ports(
                            FreePort.find(),
                            FreePort.find(),
                            other.getLocalPort(),
                            FreePort.find());
            assertThatExceptionOfType(SuiteException.class)
                    .isThrownBy(() -> prepare(ports))
                    .withMessageContaining("Port " + other.getLocalPort() + " is taken")
                    .withMessageContaining("-Ddata-api-port=");
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    /** What happens to the suite while texts come in. */
    private interface Accident {

        void happen() throws Exception;
    }

    private Suite prepare(Ports ports) throws Exception {
        return Suite.prepare(
                new SuiteSettings(Path.of(".."), data, ports),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    /** Sends the part-th of the texts, and each portion again until it is acknowledged. */
    private static CompletableFuture<Void> send(
            HttpClient client, Ports ports, int part, int parts) {
        return CompletableFuture.runAsync(() -> {
            int end = TEXTS / parts * (part + 1);
            for (int from = TEXTS / parts * part; from < end; from += LINES) {
                acknowledge(client, ports, lines(from, Math.min(end, from + LINES)));
            }
        });
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(
                    "{\"externalId\":\"text-%1$d\",\"text\":\"My payment number %1$d has not arrived yet\"}\n"
                            .formatted(i));
        }
        return lines.toString();
    }

    private static void acknowledge(HttpClient client, Ports ports, String lines) {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        String last = "";
        while (Instant.now().isBefore(end)) {
            try {
                HttpResponse<String> answer =
                        post(client, ports, "/api/texts", "application/x-ndjson", lines);
                if (answer.statusCode() == 202 && answer.body().contains("\"rejected\":0")) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
                Thread.sleep(POLL);
            } catch (IOException e) {
                last = e.toString(); // cut off in the middle: sent again
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("not acknowledged in time, at last " + last);
    }

    private static HttpResponse<String> post(
            HttpClient client, Ports ports, String path, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + ports.gateway() + path))
                        .header("Content-Type", type)
                        .timeout(Duration.ofMinutes(1))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Redis loses all it has, as if its disk were new. */
    private static void flush(Parts parts) throws Exception {
        while (!parts.redis().command("FLUSHALL").contains("+OK")) {
            Thread.sleep(POLL);
        }
    }

    private static void awaitSettled(Parts parts) throws InterruptedException {
        Instant end = Instant.now().plus(SETTLED_WITHIN);
        String open = "select count(*) from text where status = 'RECEIVED'";
        while (count(parts, open) != 0) {
            assertThat(Instant.now()).as("%d texts still open", count(parts, open)).isBefore(end);
            Thread.sleep(POLL);
        }
    }

    /** Or -1 while the database is away. */
    private static long count(Parts parts, String query) {
        try (Connection connection = parts.postgres().connect(Parts.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            return -1;
        }
    }

    private static Ports freePorts() throws IOException {
        return new Ports(FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());
    }
}
