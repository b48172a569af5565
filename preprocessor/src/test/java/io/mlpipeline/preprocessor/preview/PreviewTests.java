package io.mlpipeline.preprocessor.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.mlpipeline.preprocessor.ServiceTests;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@PipelineServers(DatabaseRole.PREPROCESSOR)
@ExtendWith(OutputCaptureExtension.class)
class PreviewTests extends ServiceTests {

    private static final HttpServer ML_SERVICE = start();
    private static volatile String asked = "";
    private static volatile int status = 200;
    private static volatile String type = "application/json";

    private static HttpServer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        String body =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8);
                        asked = exchange.getRequestURI() + " " + body;
                        exchange.getResponseHeaders().set("Content-Type", type);
                        exchange.getResponseHeaders().set("Retry-After", "3");
                        byte[] answer = "{\"code\":\"as_said\"}".getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(status, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add(
                "mlpipeline.ml-service.url",
                () -> "http://localhost:" + ML_SERVICE.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        ML_SERVICE.stop(0);
    }

    @Test
    void showsWhatTheWorkerWouldMakeOfAText() throws Exception {
        JsonNode answer =
                json(
                        post(
                                "/api/preprocess",
                                "{\"text\":\"<p>Where is my parcel? +49 30 901820</p>\"}"));

        assertThat(answer.get("text").stringValue()).isEqualTo("Where is my parcel? [PHONE]");
        assertThat(answer.get("language").stringValue()).isEqualTo("en");
        assertThat(answer.get("flags")).hasSize(2);
        assertThat(answer.get("reasons")).isEmpty();
        assertThat(answer.get("changed").booleanValue()).isTrue();
        assertThat(
                        json(post("/preprocess", "{\"text\":\"Hello there\"}"))
                                .get("changed")
                                .booleanValue())
                .isFalse();
    }

    @Test
    void asksMlServiceForTheCleanedText() throws Exception {
        status = 200;
        type = "application/json";
        HttpResponse<String> answer =
                post("/predict?top=2&model=%7Bv%201%7D&other=x", "{\"text\":\"<b>I lost</b> it\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"code\":\"as_said\"}");
        assertThat(asked).isEqualTo("/predict?top=2&model=%7Bv%201%7D {\"text\":\"I lost it\"}");

        post("/predict", "{\"texts\":[\" a b \",\"c&amp;d\"]}");
        assertThat(asked).isEqualTo("/predict {\"texts\":[\"a b\",\"c&d\"]}");
    }

    @Test
    void passesOnWhatMlServiceRefuses() throws Exception {
        status = 429;
        type = "application/problem+json";
        HttpResponse<String> answer = post("/predict", "{\"text\":\"I lost it\"}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"code\":\"as_said\"}");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");

        status = 502;
        type = "text/html";
        assertProblem(post("/predict", "{\"text\":\"I lost it\"}"), 503, "not_ready");
    }

    @Test
    void refusesWhatIsNoTextOrTooMuch() throws Exception {
        assertProblem(post("/predict", "{\"text\":\"<br>\"}"), 422, "invalid_input");
        assertProblem(post("/predict", "{}"), 422, "invalid_input");
        assertProblem(
                post("/preprocess", "{\"text\":\"" + "a".repeat(10_001) + "\"}"),
                422,
                "invalid_input");
        assertProblem(
                post("/predict", "{\"texts\":[" + "\"a b\",".repeat(256) + "\"a b\"]}"),
                413,
                "too_large");
        assertThat(
                        post("/preprocess", "{\"text\":\"" + "\\u0000\\u200b".repeat(5_000) + "\"}")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void neverAnswersAFaultAndLogsNoText(CapturedOutput output) throws Exception {
        status = 200;
        type = "application/json";
        Random random = new Random(42);
        List<String> bodies =
                List.of(
                        "{\"text\":\"canaryword in a text\"}",
                        "{\"text\":\"canaryword\",\"texts\":[]}",
                        "{\"text\":[\"canaryword\"]}",
                        "{\"text\":{\"canaryword\":1}}",
                        "{\"texts\":[null,\"canaryword\"]}",
                        "{\"canaryword\":1}",
                        "{\"text\":\"canaryword",
                        "{\"text\":\"canaryword\\ud800\"}",
                        "[\"canaryword\"]",
                        "canaryword",
                        "",
                        "null",
                        "{\"ids\":[\"canaryword\"]}",
                        "{\"ids\":[null]}",
                        "{\"all\":\"canaryword\"}");
        List<String> paths =
                List.of(
                        "/preprocess",
                        "/predict",
                        "/predict?top=canaryword&model={x}",
                        "/dead-letters/replay",
                        "/dead-letters",
                        "/canaryword");
        for (int i = 0; i < 400; i++) {
            String body = bodies.get(random.nextInt(bodies.size()));
            int cut = random.nextInt(4) == 0 ? random.nextInt(body.length() + 1) : body.length();
            String path =
                    paths.get(random.nextInt(paths.size())).replace("{", "%7B").replace("}", "%7D");
            HttpRequest request =
                    request(path)
                            .header(
                                    "Content-Type",
                                    random.nextInt(10) == 0
                                            ? "text/canaryword"
                                            : "application/json")
                            .method(
                                    random.nextInt(10) == 0 ? "PUT" : "POST",
                                    HttpRequest.BodyPublishers.ofString(body.substring(0, cut)))
                            .build();
            HttpResponse<String> answer = send(request);
            assertThat(answer.statusCode())
                    .as("%s %s -> %s", path, body, answer.body())
                    .isLessThan(500);
        }
        for (String query :
                List.of("limit=canaryword", "limit=-1", "cursor=canaryword", "limit=99999999999")) {
            assertThat(get("/dead-letters?" + query).statusCode()).as(query).isBetween(400, 422);
        }
        assertThat(output.getAll()).doesNotContain("canaryword");
    }

    @Test
    void describesItsInterfaceWithExamples() throws Exception {
        JsonNode paths = json(get("/openapi.json")).get("paths");
        assertThat(paths.propertyNames())
                .containsExactlyInAnyOrder(
                        "/preprocess", "/predict", "/dead-letters", "/dead-letters/replay");
        assertThat(paths.at("/~1preprocess/post/requestBody").toString()).contains("anna@");
    }

    @Test
    void countsItsStream() throws Exception {
        assertThat(get("/metrics").body())
                .contains(
                        "ml_stream_lag{stream=\"texts\"}",
                        "ml_stream_processed_total{stream=\"texts\"}",
                        "ml_stream_rejected_total{stream=\"texts\"}",
                        "ml_stream_retried_total{stream=\"texts\"}",
                        "ml_stream_dead_letters_total{stream=\"texts\"}");
    }
}
