package io.mlpipeline.mlservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of requests that make no sense, from a fixed seed: each is refused in the interface's
 * own words, and afterwards the service answers as before.
 */
class MalformedRequestTests extends ServiceTests {

    private static final long SEED = 20260101;
    private static final int REQUESTS = 3_000;
    private static final Pattern TRACE =
            Pattern.compile("\\bat [\\w.$]+\\(|[a-z]Exception|java\\.lang");
    private static final List<String> POSTS =
            List.of(
                    "/predict",
                    "/api/predict",
                    "/v2/models/text-classifier/infer",
                    "/v2/models/text-classifier/versions/v2/infer");

    private final Random random = new Random(SEED);

    @Test
    void refusesMalformedRequestsAndAnswersAfterwardsAsBefore() throws Exception {
        String before = answer();
        for (int i = 0; i < REQUESTS; i++) {
            HttpRequest request = next();
            HttpResponse<String> response = send(request);
            assertRefused(
                    "request %d: %s %s".formatted(i, request.method(), request.uri()), response);
        }
        assertThat(answer()).isEqualTo(before);
        assertNothingIsUnderWay();
    }

    @Test
    void refusesBodiesThatAreTooLargeWhetherTheySayTheirSizeOrNot() throws Exception {
        byte[] large = new byte[10 << 20];
        java.util.Arrays.fill(large, (byte) 'a');
        for (String path : POSTS) {
            HttpRequest sized =
                    json(path).POST(HttpRequest.BodyPublishers.ofByteArray(large)).build();
            HttpRequest chunked =
                    json(path)
                            .POST(
                                    HttpRequest.BodyPublishers.ofInputStream(
                                            () -> new ByteArrayInputStream(large)))
                            .build();
            assertRefused(path + " sized", send(sized));
            assertRefused(path + " chunked", send(chunked));
        }
        assertNothingIsUnderWay();
    }

    @Test
    void answersBrokenHttpWithoutATrace() throws Exception {
        List<String> requests =
                List.of(
                        "GARBAGE\r\n\r\n",
                        "POST /predict HTTP/9.9\r\nHost: x\r\n\r\n",
                        "POST /predict HTTP/1.1\r\n\r\n",
                        "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                        "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                        "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                                + "Content-Length: 4\r\n\r\nabcd",
                        "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                        "POST /predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: other\r\n\r\n",
                        "POST /predict?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                        "POST /predict\0 HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                        "GET /models HTTP/1.1\r\nHost: x\r\nX-A: "
                                + "b".repeat(20_000)
                                + "\r\n\r\n",
                        "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 100\r\n\r\n{\"text\":");
        for (String request : requests) {
            String answer = raw(request);
            assertThat(TRACE.matcher(answer).find()).as(answer).isFalse();
            assertThat(answer).doesNotContain("HTTP/1.1 2").doesNotContain("HTTP/1.1 500");
        }
        assertNothingIsUnderWay();
    }

    private HttpRequest next() {
        return switch (random.nextInt(10)) {
            case 0 -> json("/predict?" + oddQuery()).POST(text("{\"text\":\"card\"}")).build();
            case 1 -> request(oddPath()).GET().build();
            case 2 -> json(post()).method(oddMethod(), text("{}")).build();
            case 3 ->
                    request(post())
                            .header("Content-Type", pick("text/plain", "text/xml", "a/b"))
                            .POST(text("{\"text\":\"card\"}"))
                            .build();
            case 4 ->
                    json("/models/aliases/" + pick("champion", "king", "%00"))
                            .PUT(bytes(oddBody()))
                            .build();
            default -> json(post()).POST(bytes(oddBody())).build();
        };
    }

    private byte[] oddBody() {
        return switch (random.nextInt(12)) {
            case 0 -> randomBytes();
            case 1 -> utf8(truncated("{\"text\":\"where is my card\",\"texts\":[\"a\",\"b\"]}"));
            case 2 -> utf8("[".repeat(1 + random.nextInt(50_000)));
            case 3 -> utf8("{\"text\":".repeat(1 + random.nextInt(5_000)));
            case 4 -> utf8("{\"text\":\"a\\u" + pick("d800", "dbff", "dc00", "0000") + "\"}");
            case 5 -> invalidUtf8();
            case 6 -> utf8("{\"" + pick("txt", "inputs2", "") + "\":\"a\"}");
            case 7 -> utf8("{\"texts\":[" + "\"a\",".repeat(300 + random.nextInt(900)) + "\"a\"]}");
            case 8 -> utf8("{\"text\":\"" + "x".repeat(10_001 + random.nextInt(50_000)) + "\"}");
            case 9 -> utf8("{\"text\":" + oddValue() + ",\"texts\":" + oddValue() + "}");
            case 10 ->
                    utf8(
                            "{\"inputs\":[{\"name\":\"text\",\"shape\":"
                                    + oddValue()
                                    + ",\"datatype\":\"BYTES\",\"data\":"
                                    + oddValue()
                                    + "}]}");
            default -> utf8(oddValue());
        };
    }

    private String oddValue() {
        return pick(
                "null",
                "1e999",
                "-1",
                "true",
                "[[[]]]",
                "{\"a\":{}}",
                "[1,\"a\"]",
                "\"\"",
                "NaN",
                "'a'",
                "9".repeat(2_000),
                "[null]");
    }

    private String oddQuery() {
        return pick(
                "top=0",
                "top=-1",
                "top=101",
                "top=1e9",
                "top=99999999999999999999",
                "top=%00",
                "explain=perhaps",
                "explain=2",
                "model=nobody",
                "model=..%2F..%2Fetc",
                "model=%F0%9F%98%80",
                "model=" + "a".repeat(5_000));
    }

    private String oddPath() {
        return pick(
                "/nowhere",
                "/predict/deeper",
                "/predict.json",
                "/models/..;/predict",
                "/models/%2e%2e/%2e%2e",
                "/models/%2F",
                "/models/%00",
                "/models/nobody",
                "/models/aliases/nobody",
                "/v2/models/nobody",
                "/v2/models/nobody/ready",
                "/v2/models/text-classifier/versions/%20",
                "//predict",
                "/predict;a=b",
                "/api/api/predict",
                "/%c3%28");
    }

    private String oddMethod() {
        return pick("GET", "PUT", "DELETE", "PATCH", "BREW");
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] invalidUtf8() {
        byte[] bytes = utf8("{\"text\":\"where is my card\"}");
        bytes[10 + random.nextInt(10)] = (byte) (0xf8 + random.nextInt(8));
        return bytes;
    }

    private String truncated(String whole) {
        return whole.substring(0, random.nextInt(whole.length()));
    }

    private String post() {
        return POSTS.get(random.nextInt(POSTS.size()));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    private static HttpRequest.BodyPublisher bytes(byte[] body) {
        return HttpRequest.BodyPublishers.ofByteArray(body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(String what, HttpResponse<String> response) {
        String seen = what + " -> " + response.statusCode() + " " + response.body();
        assertThat(response.statusCode()).as(seen).isBetween(400, 499);
        assertThat(TRACE.matcher(response.body()).find()).as(seen).isFalse();
        JsonNode body;
        try {
            body = JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new AssertionError(seen, e);
        }
        String path = response.request().uri().getPath();
        if (path.startsWith("/v2")) {
            assertThat(body.path("error").isString()).as(seen).isTrue();
        } else {
            assertThat(body.path("code").isString()).as(seen).isTrue();
            assertThat(body.path("status").intValue()).as(seen).isEqualTo(response.statusCode());
        }
    }

    private String answer() throws Exception {
        JsonNode prediction = json(post("/predict", "{\"text\":\"where is my card\"}"));
        return prediction.get("label") + " " + prediction.get("scores");
    }

    private void assertNothingIsUnderWay() throws Exception {
        String metrics = get("/metrics").body();
        assertThat(metrics)
                .contains("ml_prediction_inflight_characters 0.0")
                // the one that asks
                .containsPattern("(?m)^ml_api_active_requests(\\{\\})? [01]\\.0$");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException e) {
                // a reset ends the answer too
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
