package io.mlpipeline.preprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its users meet it, on a port. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "logging.structured.format.console=",
            // comes with service-testing, which has migrated already
            "spring.flyway.enabled=false",
            "mlpipeline.drain.grace=0s",
            "mlpipeline.drain.refusal=0s",
            "mlpipeline.stream.block=100ms",
            "mlpipeline.stream.claim-after=3s",
            "mlpipeline.stream.retry-delay=200ms",
            "mlpipeline.stream.max-deliveries=3",
            "mlpipeline.stream.max-pause=500ms"
        })
public abstract class ServiceTests {

    protected static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort protected int port;

    protected HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET().build());
    }

    protected HttpResponse<String> post(String path, String json) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    protected HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** Checks that an answer is a problem with a status and a code. */
    protected static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json(response).get("code").stringValue()).isEqualTo(code);
    }
}
