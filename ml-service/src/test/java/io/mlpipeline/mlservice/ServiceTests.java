package io.mlpipeline.mlservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.keyword.KeywordClassifierFactory;
import io.mlpipeline.mlservice.keyword.KeywordModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as its users meet it: on a port, with keyword models {@code v1} and {@code v2} on
 * disk, of which {@code v2} is the newer and thus the champion at first.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "mlpipeline.registry.warm-up-rounds=2",
            "logging.structured.format.console=",
            "mlpipeline.drain.grace=0s",
            "mlpipeline.drain.refusal=0s"
        })
@Import(ServiceTests.Engine.class)
public abstract class ServiceTests {

    protected static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Path REGISTRY = newRegistry();

    @LocalServerPort protected int port;

    @Autowired protected KeywordClassifierFactory factory;

    @TestConfiguration(proxyBeanMethods = false)
    static class Engine {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        KeywordClassifierFactory keywordClassifierFactory() {
            return new KeywordClassifierFactory();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("mlpipeline.registry.directory", REGISTRY::toString);
    }

    private static Path newRegistry() {
        try {
            Path registry = Files.createTempDirectory("registry-test");
            KeywordModel.write(registry, "v1");
            KeywordModel.write(registry, "v2", java.time.Instant.parse("2026-02-01T00:00:00Z"));
            return registry;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void awaitReadiness() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (get("/health/readiness").statusCode() != 200) {
            assertThat(System.nanoTime()).as("ready within 30 s").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    protected Path registry() {
        return REGISTRY;
    }

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

    protected HttpResponse<String> put(String path, String json) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    protected HttpResponse<String> delete(String path) throws Exception {
        return send(request(path).DELETE().build());
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
