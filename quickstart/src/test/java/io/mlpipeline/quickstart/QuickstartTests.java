package io.mlpipeline.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the built jar as its users do. */
class QuickstartTests {

    private static final Path JAR = Path.of("../ml-service/target/ml-service.jar").toAbsolutePath();

    @TempDir Path data;

    @Test
    void answersWithTheShippedModelAndStops() throws Exception {
        int port = freePort();
        try (ServiceProcess service = ServiceProcess.start(JAR, data, port);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(service.awaitReady(Duration.ofMinutes(2))).as("%s", service.log()).isTrue();
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/api/predict"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"text\":\"I lost my card on the train\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"label\":\"lost_or_stolen_card\"");
        }
        assertThat(ServiceProcess.isTaken(port)).isFalse();
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(ServiceProcess.isTaken(other.getLocalPort())).isTrue();
        }
    }

    @Test
    void namesTheAddressesByTheirPort() {
        assertThat(Quickstart.welcome(1234))
                .contains("http://localhost:1234/api/predict", "curl -X POST localhost:1234");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            return socket.getLocalPort();
        }
    }
}
