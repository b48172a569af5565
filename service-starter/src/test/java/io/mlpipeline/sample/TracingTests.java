package io.mlpipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With an endpoint set, spans arrive there, and the log names the same traces. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "management.opentelemetry.tracing.export.schedule-delay=50ms")
@ExtendWith(OutputCaptureExtension.class)
class TracingTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Collector COLLECTOR = new Collector();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void sendsSpansToTheCollector(DynamicPropertyRegistry registry) {
        registry.add("management.opentelemetry.tracing.export.otlp.endpoint", COLLECTOR::endpoint);
    }

    @AfterAll
    static void stopCollector() {
        COLLECTOR.server.stop(0);
    }

    @Test
    void sendsASpanOfTheTraceThatTheLogNames(CapturedOutput output) throws Exception {
        get("/throws", "X-Request-Id", "traced");

        String logged = field(output, "\"trace\":\\{\"id\":\"([0-9a-f]{32})\"");
        String span = field(output, "\"span\":\\{\"id\":\"([0-9a-f]{16})\"");
        assertThat(COLLECTOR.bodyWith(logged))
                .contains("sample")
                .contains("/throws")
                .contains(latin(span));
    }

    @Test
    void goesOnWithTheCallersTrace() throws Exception {
        String mdc = get("/mdc", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");

        assertThat(mdc).contains("\"trace.id\":\"" + TRACE + "\"");
        assertThat(COLLECTOR.bodyWith(TRACE)).contains(latin("b7ad6b7169203331"));
    }

    @Test
    void makesNoSpansOfScrapesAndNoOtherMeters() throws Exception {
        get("/health", "traceparent", "00-" + TRACE.replace('0', '1') + "-b7ad6b7169203331-01");
        String metrics = get("/metrics", "X-Request-Id", "scrape");
        get("/noop", "traceparent", "00-" + TRACE.replace('0', '2') + "-b7ad6b7169203331-01");

        // spans leave in the order in which they ended
        assertThat(COLLECTOR.bodyWith(TRACE.replace('0', '2')))
                .doesNotContain("/health")
                .doesNotContain("/metrics");
        assertThat(metrics).contains("ml_api_requests_total").doesNotContain("http_server");
    }

    private String get(String path, String header, String value) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header(header, value)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String field(CapturedOutput output, String pattern) {
        String line =
                output.getOut().lines().filter(l -> l.contains("traced")).findFirst().orElseThrow();
        Matcher matcher = Pattern.compile(pattern).matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher.group(1);
    }

    /** Ids are raw bytes in Protobuf, as here each byte is a character. */
    private static String latin(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    /** Takes spans as an OpenTelemetry collector would. */
    private static final class Collector {

        private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        private final HttpServer server;

        Collector() {
            try {
                server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext(
                    "/v1/traces",
                    exchange -> {
                        byte[] body = exchange.getRequestBody().readAllBytes();
                        bodies.add(new String(body, StandardCharsets.ISO_8859_1));
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
        }

        String endpoint() {
            return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
        }

        String bodyWith(String traceId) throws InterruptedException {
            while (true) {
                String body = bodies.poll(20, TimeUnit.SECONDS);
                assertThat(body).as("a span of trace " + traceId).isNotNull();
                if (body.contains(latin(traceId))) {
                    return body;
                }
            }
        }
    }
}
