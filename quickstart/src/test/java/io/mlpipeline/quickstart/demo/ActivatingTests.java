package io.mlpipeline.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivatingTests {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private HttpServer suite;

    @BeforeEach
    void start() throws IOException {
        suite = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        suite.start();
    }

    @AfterEach
    void stop() {
        suite.stop(0);
    }

    @Test
    void saysWhichVersionAnswers() throws Exception {
        answerWith(200, "{\"alias\":\"champion\",\"version\":\"linear-1\"}");
        activate();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("linear-1 answers from now on");
    }

    @Test
    void tellsWhyAWorseVersionIsRefusedAndGoesOn() throws Exception {
        answerWith(409, "{\"code\":\"conflict\",\"detail\":\"It is worse: 50.0 % of 20.\"}");
        activate();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("It is worse: 50.0 % of 20.")
                .contains("overrule");
    }

    @Test
    void endsWithTheSentenceOfTheSuiteWhenItCannot() {
        answerWith(503, "{\"code\":\"not_ready\",\"detail\":\"Come back later.\"}");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(this::activate)
                .withMessage("Come back later.");
    }

    @Test
    void understandsARefusalThatIsNotJson() {
        answerWith(502, "<html>");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(this::activate)
                .withMessage("status 502");
    }

    private void activate() throws IOException, InterruptedException {
        Narrator narrator = new Narrator(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (Api api = new Api(suite.getAddress().getPort())) {
            new Activating(api, narrator).run("linear-1");
        }
    }

    private void answerWith(int status, String body) {
        suite.createContext(
                "/api/models/aliases/champion",
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
