package io.mlpipeline.quickstart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway before a server that stands for data-api, and two services that are down. */
class GatewayTests {

    private static final long LARGE = 200_000_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer service;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(threads);
        service.start();
        gateway =
                Gateway.start(
                        0,
                        Map.of(
                                "ml-service", closedPort(),
                                "data-api", service.getAddress().getPort(),
                                "preprocessor", closedPort()));
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.stop(0);
        threads.shutdownNow();
        client.close();
    }

    @Test
    void passesMethodPathQueryAndStatusOn() throws Exception {
        service.createContext(
                "/",
                exchange ->
                        answer(
                                exchange,
                                202,
                                exchange.getRequestMethod() + " " + exchange.getRequestURI()));
        HttpResponse<String> answer =
                send(request("/api/texts/a%20b?q=x%26y").method("DELETE", noBody()));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("DELETE /api/texts/a%20b?q=x%26y");
        assertThat(send(request("/api/data-api/health?x=1")).body()).isEqualTo("GET /health?x=1");
    }

    @Test
    void streamsBodiesThatAreLargerThanItsMemory() throws Exception {
        service.createContext(
                "/api/texts",
                exchange -> {
                    long length = drain(exchange.getRequestBody());
                    answer(exchange, 200, Long.toString(length));
                });
        HttpResponse<String> answer =
                send(
                        request("/api/texts")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new Zeros(LARGE))));
        assertThat(answer.body()).isEqualTo(Long.toString(LARGE));
    }

    @Test
    void streamsAnswersThatAreLargerThanItsMemory() throws Exception {
        service.createContext(
                "/api/export",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        new Zeros(LARGE).transferTo(out);
                    }
                });
        HttpResponse<InputStream> answer =
                client.send(
                        request("/api/export").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(drain(body)).isEqualTo(LARGE);
        }
    }

    @Test
    void passesEachEventOnBeforeTheNextOneComes() throws Exception {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        service.createContext(
                "/api/stats",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write("data: one\n\n".getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        boolean read = await(firstWasRead);
                        out.write(("data: " + read + "\n\n").getBytes(StandardCharsets.UTF_8));
                    }
                });
        HttpResponse<InputStream> answer =
                client.send(
                        request("/api/stats").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(new String(body.readNBytes(11), StandardCharsets.UTF_8))
                    .isEqualTo("data: one\n\n");
            firstWasRead.countDown();
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("data: true\n\n");
        }
    }

    @Test
    void saysThatAServiceIsNotThere() throws Exception {
        HttpResponse<String> answer =
                send(request("/api/predict").POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"not_ready\"");
    }

    @Test
    void answersOtherPathsWithAProblem() throws Exception {
        HttpResponse<String> answer = send(request("/api/nothing-here"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not_found\"");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher noBody() {
        return HttpRequest.BodyPublishers.noBody();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static long drain(InputStream in) throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** So many bytes of zero. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            left -= count;
            return count;
        }
    }
}
