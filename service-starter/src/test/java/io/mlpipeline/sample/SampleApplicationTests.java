package io.mlpipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The starter's parts together, as a client and an operator see them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class SampleApplicationTests {

    private static final String SOUND = "{\"text\":\"a\",\"count\":1,\"loud\":true}";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/noop",
                "/api/noop",
                "/health",
                "/api/health",
                "/api/health/readiness",
                "/api/metrics"
            })
    void answersWithAndWithoutThePrefix(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsStrangersNothingOfItsHealthButTheStatus() throws Exception {
        assertThat(get("/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/health").body()).doesNotContain("components");
        assertThat(get("/env").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                | 400 | invalid_request",
                "''                                               | 400 | invalid_request",
                "null                                             | 400 | invalid_request",
                "[]                                               | 400 | invalid_request",
                "{\"text\":1,\"count\":1,\"loud\":true}           | 400 | invalid_request",
                "{\"text\":\"a\",\"count\":1,\"loud\":true,\"x\":1} | 400 | invalid_request",
                "{\"text\":\"a\",\"count\":1,\"loud\":true}}      | 400 | invalid_request",
                "{\"text\":\" \",\"count\":1,\"loud\":true}       | 422 | invalid_input",
            })
    void refusesBadBodiesAsProblems(String body, int status, String code) throws Exception {
        HttpResponse<String> answer = post("/echo", "application/json", body);

        assertProblem(answer, status, code);
    }

    @Test
    void refusesDeepNestingAsAProblem() throws Exception {
        assertProblem(
                post("/echo", "application/json", "[".repeat(100_000)), 400, "invalid_request");
    }

    @Test
    void refusesAnotherMediaTypeAsAProblem() throws Exception {
        assertProblem(post("/echo", "text/plain", SOUND), 415, "unsupported_media_type");
        assertProblem(post("/echo", "no type at all", SOUND), 415, "unsupported_media_type");
    }

    @Test
    void answersAProblemAlsoToThoseWhoAskForHtml() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(uri("/nowhere"))
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.ofString());

        assertProblem(answer, 404, "not_found");
    }

    @Test
    void namesTheMethodsThatAreAllowed() throws Exception {
        HttpResponse<String> answer = post("/noop", "application/json", "{}");

        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
    }

    @Test
    void refusesParametersOfTheWrongFormOrRange() throws Exception {
        assertProblem(get("/items/x"), 400, "invalid_request");
        assertProblem(get("/items/1?top=99"), 422, "invalid_input");
    }

    @Test
    void saysWhenToComeBack() throws Exception {
        HttpResponse<String> answer = get("/overloaded");

        assertProblem(answer, 429, "overloaded");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/none/infer", "/api/v2/models/none/infer"})
    void speaksTheInferenceProtocolOnItsPaths(String path) throws Exception {
        HttpResponse<String> answer = post(path, "application/json", SOUND);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"There is no such model; see GET /v2/models.\"}");
    }

    @Test
    void tellsOfItsOwnFaultsOnceInTheLogAndNeverToTheClient(CapturedOutput output)
            throws Exception {
        HttpResponse<String> answer = get("/throws");

        assertProblem(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(output.getOut().lines().filter(line -> line.contains(id)))
                .singleElement()
                .asString()
                .contains("IllegalStateException")
                .contains("SampleController.fail")
                .doesNotContain("user text");
    }

    @Test
    void answersProblemsForFaultsOutsideOfHandlers() throws Exception {
        HttpResponse<String> thrown = get("/api/filter/throws");
        assertProblem(thrown, 500, "internal");
        assertThat(thrown.body()).doesNotContain("of the filter").contains("/filter/throws");
        assertProblem(get("/filter/sends?status=403"), 403, "forbidden");
        assertProblem(get("/filter/sends?status=503"), 503, "not_ready");
        assertProblem(get("/error"), 404, "not_found");
    }

    @Test
    void refusesTextThatIsNotUnicode() throws Exception {
        assertProblem(
                post("/echo", "application/json", SOUND.replace("a", "\\ud83d")),
                400,
                "invalid_request");
        assertThat(
                        post(
                                        "/echo",
                                        "application/json",
                                        SOUND.replace("\"a\"", "\"\\ud83d\\ude00\\u0000\""))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesTheRequestIdBackAndLogsItWithTheTrace() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(uri("/mdc"))
                                .header("X-Request-Id", "order-66")
                                .header(
                                        "traceparent",
                                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("order-66");
        assertThat(answer.body())
                .contains("\"http.request.id\":\"order-66\"")
                .contains("\"trace.id\":\"0af7651916cd43dd8448eb211c80319c\"")
                .contains("\"span.id\"");
    }

    @Test
    void countsEveryRequestUnderItsPatternOrNone() throws Exception {
        get("/api/items/7");
        get("/secret-path-of-a-user");
        post("/items/8", "application/json", "{}");

        assertThat(get("/metrics").body())
                .contains(
                        "ml_api_requests_total{endpoint=\"/items/{id}\",method=\"GET\",status=\"200\"}")
                .contains(
                        "ml_api_requests_total{endpoint=\"/items/{id}\",method=\"POST\",status=\"405\"}")
                .contains(
                        "ml_api_requests_total{endpoint=\"unmatched\",method=\"GET\",status=\"404\"}")
                .contains(
                        "ml_api_request_duration_seconds_bucket{endpoint=\"/items/{id}\",le=\"5.0E-4\"}")
                .contains("ml_api_active_requests 1.0")
                .doesNotContain("secret-path")
                .doesNotContain("http_server_requests");
    }

    @Test
    void measuresAnAsynchronousRequestOnceItIsDone() throws Exception {
        assertThat(get("/later").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains(
                        "ml_api_requests_total{endpoint=\"/later\",method=\"GET\",status=\"200\"} 1.0")
                .contains("ml_api_active_requests 1.0");
    }

    @Test
    void servesOnVirtualThreads() throws Exception {
        assertThat(get("/thread").body()).isEqualTo("{\"virtual\":true}");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(answer.body())
                .contains("\"type\":\"urn:mlpipeline:problem:" + code + "\"")
                .contains("\"code\":\"" + code + "\"")
                .contains("\"status\":" + status)
                .contains("\"detail\":\"")
                .contains("\"requestId\":\"" + id + "\"");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
