package io.mlpipeline.dataapi.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import io.mlpipeline.dataapi.recording.RecordedMlService.Answer;
import io.mlpipeline.dataapi.recording.RecordedMlService.Question;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(properties = {"api_key=open sesame", "mlpipeline.ml-service.timeout=2s"})
class RecordingTests extends RunningService {

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
    void answersAsMlServiceDoesAndKeepsIt() {
        UUID id = id(Instant.now());
        String body = answer(id, "card", ",\"explanation\":[{\"text\":\"lost\",\"weight\":1.5}]");
        ML_SERVICE.answer(_ ->
                new Answer(
                        200,
                        Map.of(
                                "Content-Type", "application/json",
                                "Server-Timing", "queue;dur=0.1",
                                "X-Model-Version", "v1"),
                        body));

        HttpResponse<String> response = predict("", "{\"text\":\"I lost my card\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Server-Timing")).contains("queue;dur=0.1");
        assertThat(response.headers().firstValue("X-Model-Version")).contains("v1");
        JsonNode kept = json(withKey(get("/predictions/" + id), "/predictions/" + id));
        assertThat(kept.get("text").stringValue()).isEqualTo("I lost my card");
        assertThat(kept.get("label").stringValue()).isEqualTo("card");
        assertThat(kept.get("scores").propertyNames()).containsExactly("card", "refund");
    }

    @Test
    void keepsSeveralTextsWithTheirOwnAnswers() {
        UUID first = id(Instant.now());
        UUID second = id(Instant.now());
        ML_SERVICE.answer(_ ->
                Answer.json(
                        "{\"predictions\":[%s,%s]}"
                                .formatted(
                                        answer(first, "card", ""), answer(second, "refund", ""))));

        HttpResponse<String> response = predict("", "{\"texts\":[\"a card\",\"a refund\"]}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(kept(first)).isEqualTo("a card");
        assertThat(kept(second)).isEqualTo("a refund");
    }

    @Test
    void keepsOnceWhatTheStreamBringsToo() {
        UUID id = id(Instant.now());
        ML_SERVICE.answer(_ -> Answer.json(answer(id, "card", "")));

        predict("", "{\"text\":\"by two ways\"}");
        publish(message(id, "by two ways", "card", 0.8, "refund"));
        awaitEmptyStream();

        assertThat(
                        database.sql("select count(*) from prediction where id = :id")
                                .param("id", id)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void passesTheQuestionOnAsItIs() {
        AtomicReference<Question> asked = new AtomicReference<>();
        ML_SERVICE.answer(question -> {
            asked.set(question);
            return Answer.json(answer(id(Instant.now()), "card", ""));
        });

        HttpResponse<String> response =
                send(
                        request("/api/predict?top=3&explain=true&model=a%20b%26c%7Bd%7D")
                                .header("Content-Type", "application/json")
                                .header("X-API-Key", "open sesame")
                                .header("X-Request-Id", "request-4711")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"Ünïcödé\"}"))
                                .build());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Request-Id")).contains("request-4711");
        assertThat(asked.get().uri())
                .isEqualTo("/predict?top=3&explain=true&model=a%20b%26c%7Bd%7D");
        assertThat(asked.get().headers()).containsEntry("X-Request-Id", "request-4711");
        assertThat(asked.get().headers().get("traceparent")).matches("00-.{32}-.{16}-01");
        assertThat(asked.get().headers()).doesNotContainKey("X-API-Key");
        assertThat(asked.get().body()).isEqualTo("{\"text\":\"Ünïcödé\"}");
    }

    @ParameterizedTest
    @CsvSource({"429,overloaded", "503,draining", "422,invalid_input", "404,model_not_found"})
    void passesRefusalsBackAsTheyAre(int status, String code) {
        ML_SERVICE.answer(_ -> Answer.problem(status, code, Map.of("Retry-After", "7")));

        HttpResponse<String> response = predict("", "{\"text\":\"x\"}");

        assertProblem(response, status, code);
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "[]",
                "{\"predictions\":[]}",
                "{\"id\":\"5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c\",\"label\":\"card\",\"score\":0.9,"
                        + "\"scores\":{},\"abstained\":false,\"modelVersion\":\"v1\",\"engine\":\"linear\"}"
            })
    void givesNoAnswerThatItCannotKeep(String body) {
        ML_SERVICE.answer(_ -> Answer.json(body));

        assertProblem(predict("", "{\"text\":\"x\"}"), 503, "not_ready");
    }

    @Test
    void turnsAFaultOfMlServiceIntoNotReady() {
        ML_SERVICE.answer(_ -> Answer.problem(500, "internal", Map.of()));

        assertProblem(predict("", "{\"text\":\"x\"}"), 503, "not_ready");
    }

    @Test
    void doesNotWaitForEver() {
        CountDownLatch answered = new CountDownLatch(1);
        ML_SERVICE.answer(_ -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.json("{}");
        });

        assertProblem(predict("", "{\"text\":\"x\"}"), 504, "deadline_exceeded");
        answered.countDown();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"POST|/predict", "POST|/feedback", "DELETE|/predictions/x", "GET|/review"})
    void asksForTheKeyWhereTextsAreWrittenOrShown(String method, String path) {
        HttpResponse<String> response =
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                                .build());

        assertProblem(response, 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":7}", "{\"txt\":\"x\"}", "{\"text\":\"\\ud800\"}", "{"})
    void refusesABodyThatMlServiceWouldRefuse(String body) {
        assertProblem(predict("", body), 400, "invalid_request");
    }

    private static String answer(UUID id, String label, String more) {
        String other = label.equals("card") ? "refund" : "card";
        return "{\"id\":\"%s\",\"label\":\"%s\",\"score\":0.8,\"scores\":{\"%s\":0.8,\"%s\":0.1},\"abstained\":false,\"modelVersion\":\"v1\",\"engine\":\"linear\"%s}"
                .formatted(id, label, label, other, more);
    }

    private HttpResponse<String> predict(String query, String body) {
        return send(
                request("/predict" + query)
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", "open sesame")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private String kept(UUID id) {
        String path = "/predictions/" + id;
        return json(withKey(get(path), path)).get("text").stringValue();
    }

    /** The same once more, with the key, after it was refused without. */
    private HttpResponse<String> withKey(HttpResponse<String> without, String path) {
        assertProblem(without, 401, "unauthenticated");
        return send(request(path).header("X-API-Key", "open sesame").GET().build());
    }
}
