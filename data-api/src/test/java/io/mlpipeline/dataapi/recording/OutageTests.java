package io.mlpipeline.dataapi.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import io.mlpipeline.dataapi.recording.RecordedMlService.Answer;
import io.mlpipeline.starter.mlservice.MlService;
import io.mlpipeline.starter.mlservice.MlServiceProperties;
import io.mlpipeline.starter.mlservice.PredictOptions;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PipelineServers;
import io.mlpipeline.testing.PostgresServer;
import io.mlpipeline.testing.RedisServer;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What becomes of predictions while PostgreSQL, Redis or ml-service is away. */
@PipelineServers(value = DatabaseRole.DATA_API, own = true)
@ExtendWith(OutputCaptureExtension.class)
class OutageTests extends RunningService {

    private static final String SECRET = "zanzibar-4711";
    private static final RecordedMlService ML_SERVICE = new RecordedMlService();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("mlpipeline.ml-service.url", ML_SERVICE::url);
    }

    @AfterAll
    static void stop() {
        ML_SERVICE.close();
    }

    @Test
    void promisesNothingWithoutPostgresAndCatchesUpWithIt(
            PostgresServer postgres, CapturedOutput output) {
        UUID before = predicted(SECRET + " before", "card", 0.9);
        UUID recorded = id(Instant.now());
        ML_SERVICE.answer(_ ->
                Answer.json(
                        "{\"id\":\"%s\",\"label\":\"card\",\"score\":0.8,\"scores\":{},\"abstained\":false,\"modelVersion\":\"v1\",\"engine\":\"linear\"}"
                                .formatted(recorded)));
        postgres.kill();
        List<UUID> meanwhile = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            UUID id = id(Instant.now());
            meanwhile.add(id);
            publish(message(id, SECRET + " meanwhile " + i, "card", 0.9, "refund"));
        }

        assertProblem(post("/predict", "{\"text\":\"" + SECRET + "\"}"), 503, "not_ready");
        assertProblem(get("/predictions/" + before), 503, "not_ready");
        assertProblem(get("/predictions?label=card"), 503, "not_ready");
        assertProblem(delete("/predictions/" + before), 503, "not_ready");
        assertProblem(
                post(
                        "/feedback",
                        "{\"predictionId\":\"%s\",\"label\":\"%s\"}".formatted(before, SECRET)),
                503,
                "not_ready");
        assertProblem(get("/review"), 503, "not_ready");
        assertProblem(get("/stats?window=3h"), 503, "not_ready");
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);

        postgres.start();
        awaitReadiness();
        awaitEmptyStream();
        assertThat(meanwhile).allMatch(id -> get("/predictions/" + id).statusCode() == 200);
        assertThat(get("/predictions/" + before).statusCode()).isEqualTo(200);
        assertThat(get("/predictions/" + recorded).statusCode()).isEqualTo(404);
        assertThat(post("/predict", "{\"text\":\"" + SECRET + "\"}").statusCode()).isEqualTo(200);
        assertThat(get("/predictions/" + recorded).statusCode()).isEqualTo(200);
        assertThat(output).doesNotContain(SECRET);
    }

    @Test
    void answersWithoutRedisAndTakesWhatComesAfterwards(RedisServer redisServer) {
        UUID recorded = id(Instant.now());
        ML_SERVICE.answer(_ ->
                Answer.json(
                        "{\"id\":\"%s\",\"label\":\"card\",\"score\":0.8,\"scores\":{},\"abstained\":false,\"modelVersion\":\"v1\",\"engine\":\"linear\"}"
                                .formatted(recorded)));
        redisServer.kill();

        assertThat(post("/predict", "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
        assertThat(get("/predictions/" + recorded).statusCode()).isEqualTo(200);
        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);

        redisServer.start();
        awaitThat("Redis answers", this::pings);
        redis.execute((org.springframework.data.redis.connection.RedisConnection connection) -> {
            connection.serverCommands().flushAll();
            return null;
        });
        predicted("after the loss", "card", 0.9);
    }

    @Test
    void saysThatNothingCanAnswerWhileMlServiceIsAway() throws Exception {
        // the context has one address; a port that no one listens on stands for a service away
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        MlService client =
                new MlService(
                        new MlServiceProperties(
                                java.net.URI.create("http://localhost:" + free),
                                java.time.Duration.ofSeconds(1),
                                java.time.Duration.ofSeconds(1)),
                        io.micrometer.observation.ObservationRegistry.NOOP);

        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        client.predict(
                                new PredictRequest("x", null),
                                new PredictOptions(null, null, null),
                                new MockHttpServletRequest()))
                .isInstanceOfSatisfying(
                        io.mlpipeline.starter.problem.ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("not_ready"));
    }

    private boolean pings() {
        try {
            return "PONG"
                    .equals(
                            redis.execute(
                                    (org.springframework.data.redis.connection.RedisConnection
                                                    connection) -> connection.ping()));
        } catch (org.springframework.dao.DataAccessException e) {
            return false;
        }
    }
}
