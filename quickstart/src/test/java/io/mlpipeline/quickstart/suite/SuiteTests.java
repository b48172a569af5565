package io.mlpipeline.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlpipeline.embedded.FreePort;
import io.mlpipeline.embedded.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        List<ServerProcess> all;
        try (TestedSuite suite = TestedSuite.start(data, said)) {
            assertThat(
                            post(
                                            suite,
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
                CompletableFuture<Void> sending = send(suite, i, accidents.size());
                accidents.get(i).happen();
                sending.get(5, TimeUnit.MINUTES);
            }
            suite.awaitCleaned(SETTLED_WITHIN);
            assertThat(suite.count("select count(*) from text")).isEqualTo(TEXTS);
            assertThat(suite.count("select count(distinct external_id) from text"))
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
                    .isThrownBy(() ->
                            Suite.prepare(
                                    new SuiteSettings(Path.of(".."), data, ports),
                                    new PrintStream(said)))
                    .withMessageContaining("Port " + other.getLocalPort() + " is taken")
                    .withMessageContaining("-Ddata-api-port=");
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    /** What happens to the suite while texts come in. */
    private interface Accident {

        void happen() throws Exception;
    }

    /** Sends the part-th of the texts, and each portion again until it is acknowledged. */
    private static CompletableFuture<Void> send(TestedSuite suite, int part, int parts) {
        return CompletableFuture.runAsync(() -> {
            int end = TEXTS / parts * (part + 1);
            for (int from = TEXTS / parts * part; from < end; from += LINES) {
                acknowledge(suite, lines(from, Math.min(end, from + LINES)));
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

    private static void acknowledge(TestedSuite suite, String lines) {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        String last = "";
        while (Instant.now().isBefore(end)) {
            try {
                HttpResponse<String> answer =
                        post(suite, "/api/texts", "application/x-ndjson", lines);
                if (answer.statusCode() == 202 && answer.body().contains("\"rejected\":0")) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
                Thread.sleep(POLL);
            } catch (UncheckedIOException e) {
                last = e.toString(); // cut off in the middle: sent again
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("not acknowledged in time, at last " + last);
    }

    private static HttpResponse<String> post(
            TestedSuite suite, String path, String type, String body) {
        return suite.send(
                suite.request(path)
                        .header("Content-Type", type)
                        .timeout(Duration.ofMinutes(1))
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Redis loses all it has, as if its disk were new. */
    private static void flush(Parts parts) throws Exception {
        while (!parts.redis().command("FLUSHALL").contains("+OK")) {
            Thread.sleep(POLL);
        }
    }
}
