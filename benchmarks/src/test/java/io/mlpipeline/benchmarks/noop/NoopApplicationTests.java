package io.mlpipeline.benchmarks.noop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NoopApplicationTests {

    @LocalServerPort private int port;

    @Test
    void answersInTheShapeOfMlService() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("{\"text\":\"I lost my card on the train\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"id\":",
                        "\"label\":",
                        "\"score\":",
                        "\"scores\":{",
                        "\"abstained\":false",
                        "\"modelVersion\":",
                        "\"engine\":\"linear\"");
    }

    @Test
    void refusesWhatIsNoText() throws IOException, InterruptedException {
        assertThat(post("{\"text\":\"\"}").statusCode()).isBetween(400, 422);
    }

    private HttpResponse<String> post(String json) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/predict"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
