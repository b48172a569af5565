package io.mlpipeline.dataapi.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FeedbackTests extends RunningService {

    private static final String NDJSON = "application/x-ndjson";

    @BeforeEach
    void knowSomeLabels() {
        database.sql("insert into label (name) values ('card'), ('refund') on conflict do nothing")
                .update();
    }

    @Test
    void keepsACorrectionWithWhatItCorrects() {
        UUID id = predicted("my card is gone", "refund", 0.55);

        HttpResponse<String> response = give(id, "card");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        Map<String, Object> row = row(response);
        assertThat(row)
                .containsEntry("prediction_id", id)
                .containsEntry("content", "my card is gone")
                .containsEntry("label", "card")
                .containsEntry("predicted_label", "refund")
                .containsEntry("predicted_score", 0.55f)
                .containsEntry("abstained", false)
                .containsEntry("model_version", "v1")
                .containsEntry("engine", "encoder");
        assertThat(json(get("/predictions/" + id)).get("feedback").stringValue()).isEqualTo("card");
    }

    @Test
    void keepsAConfirmationToo() {
        UUID id = predicted("refund please", "refund", 0.9);

        HttpResponse<String> response = give(id, "refund");

        assertThat(row(response))
                .containsEntry("label", "refund")
                .containsEntry("predicted_label", "refund");
    }

    @Test
    void theNewestWordWins() {
        UUID id = predicted("which of both", "refund", 0.5);
        give(id, "refund");
        give(id, "card");
        give(id, "refund");
        give(id, "card");

        assertThat(json(get("/predictions/" + id)).get("feedback").stringValue()).isEqualTo("card");
        assertThat(example("which of both")).isEqualTo("card");
    }

    @Test
    void refusesALabelThatNoOneKnowsUnlessToldOtherwise() {
        UUID id = predicted("something new", "refund", 0.5);

        assertProblem(give(id, "brand new"), 422, "invalid_input");
        assertThat(post("/feedback?newLabels=accept", word(id, "brand new")).statusCode())
                .isEqualTo(202);
        assertThat(give(id, "brand new").statusCode()).isEqualTo(202);
        assertProblem(post("/feedback?newLabels=maybe", word(id, "card")), 400, "invalid_request");
    }

    @Test
    void awaitsAPredictionThatHasYetToArrive() {
        UUID id = id(Instant.now().minusSeconds(3));

        HttpResponse<String> response = give(id, "card");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(row(response)).containsEntry("content", null);
        publish(message(id, "sooner said than seen", "refund", 0.7, "card"));
        awaitThat("completed", () -> row(response).get("content") != null);
        assertThat(row(response))
                .containsEntry("content", "sooner said than seen")
                .containsEntry("predicted_label", "refund")
                .containsEntry("engine", "linear");
    }

    @Test
    void completesFeedbackWhicheverComesFirst() throws Exception {
        List<UUID> ids = new ArrayList<>();
        List<Future<HttpResponse<String>>> given = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 80; i++) {
                UUID id = id(Instant.now());
                ids.add(id);
                threads.submit(() -> publish(message(id, "race " + id, "refund", 0.7, "card")));
                given.add(threads.submit(() -> give(id, "card")));
            }
        }
        for (Future<HttpResponse<String>> one : given) {
            assertThat(one.get().statusCode()).as(one.get().body()).isEqualTo(202);
        }
        awaitEmptyStream();

        assertThat(ids).allMatch(id -> example("race " + id).equals("card"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-2H", "PT30M", "PT-2400H"})
    void doesNotAwaitWhatIsNotOnItsWay(Duration offset) {
        assertProblem(give(id(Instant.now().plus(offset)), "card"), 404, "prediction_not_found");
    }

    @Test
    void takesNoWordOnWhatWasErased() {
        UUID id = id(Instant.now());
        assertThat(delete("/predictions/" + id).statusCode()).isEqualTo(204);

        assertProblem(give(id, "card"), 404, "prediction_not_found");
    }

    @Test
    void isSafeToSendAgainWithAnExternalId() {
        UUID id = predicted("say it twice", "refund", 0.5);
        String word =
                "{\"predictionId\":\"%s\",\"label\":\"card\",\"externalId\":\"t-1\"}".formatted(id);

        String first = json(post("/feedback", word)).get("id").stringValue();
        String second = json(post("/feedback", word)).get("id").stringValue();

        assertThat(second).isEqualTo(first);
        assertProblem(post("/feedback", word.replace("card", "refund")), 409, "conflict");
    }

    @Test
    void takesAWordOnATextOnceThatIsClean(PostgresDatabase postgres) throws Exception {
        UUID ready = id(Instant.now());
        UUID received = id(Instant.now());
        asOwner(
                postgres,
                "insert into text (id, content, cleaned, status) values ('%s', ' Hi  I am at a@b.c', 'Hi I am at [e-mail]', 'READY')"
                        .formatted(ready));
        asOwner(
                postgres,
                "insert into text (id, content) values ('%s', 'call 0170  1234')"
                        .formatted(received));

        HttpResponse<String> onReady = giveText(ready, "card");
        HttpResponse<String> onReceived = giveText(received, "refund");

        assertThat(row(onReady)).containsEntry("content", "Hi I am at [e-mail]");
        assertThat(row(onReceived)).containsEntry("content", null);
        asOwner(
                postgres,
                "update text set status = 'READY', cleaned = 'call [phone]' where id = '%s'"
                        .formatted(received));
        awaitThat("completed", () -> row(onReceived).get("content") != null);
        assertThat(row(onReceived)).containsEntry("content", "call [phone]");
        assertThat(example("call [phone]")).isEqualTo("refund");
        assertProblem(giveText(UUID.randomUUID(), "card"), 404, "text_not_found");
    }

    @Test
    void reportsWhatBecameOfEachOfAnArray() {
        UUID id = predicted("one of an array", "refund", 0.5);
        UUID other = id(Instant.parse("2001-01-01T00:00:00Z"));

        JsonNode report =
                json(
                        post(
                                "/feedback",
                                "[%s,%s,%s,7,{\"predictionId\":\"%s\",\"label\":\"card\",\"lable\":1}]"
                                        .formatted(
                                                word(id, "card"),
                                                word(id, "unheard of"),
                                                word(other, "card"),
                                                id)));

        assertThat(report.get("accepted").intValue()).isEqualTo(1);
        assertThat(report.get("rejected").intValue()).isEqualTo(4);
        assertThat(report.get("errorsOmitted").intValue()).isZero();
        assertThat(report.get("ids").size()).isEqualTo(5);
        assertThat(report.get("ids").get(0).isString()).isTrue();
        assertThat(report.get("ids").get(1).isNull()).isTrue();
        List<String> errors = errors(report);
        assertThat(errors.get(0)).startsWith("2 label is not known");
        assertThat(errors.get(1)).startsWith("3 predictionId is not known");
        assertThat(errors.get(2)).startsWith("4 null is not a JSON object");
        assertThat(errors.get(3)).startsWith("5 null has a field that is not known");
        assertThat(report.toString()).doesNotContain("unheard of", "lable");
    }

    @Test
    void keepsTheGoodLinesAndSaysWhatIsWrongWithTheOthers() throws Exception {
        UUID id = predicted("one of many lines", "refund", 0.5);
        byte[] good = (word(id, "card") + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] huge = "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
        var body = new java.io.ByteArrayOutputStream();
        body.write(0xEF);
        body.write(0xBB);
        body.write(0xBF);
        body.write(good);
        body.write(huge);
        body.write('\n');
        body.write(new byte[] {'"', (byte) 0xC3, '"', '\n', '\n'});
        body.write("{\"predictionId\":\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 1200; i++) {
            body.write(good);
        }
        body.write(word(id, "refund").getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> response =
                send(
                        request("/feedback")
                                .header("Content-Type", NDJSON)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                .build());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode report = json(response);
        assertThat(report.get("accepted").intValue()).isEqualTo(1202);
        assertThat(report.has("ids")).isFalse();
        assertThat(errors(report))
                .containsExactly(
                        "2 null is longer than 16384 bytes",
                        "3 null is not UTF-8",
                        "5 null is not valid JSON");
        assertThat(example("one of many lines")).isEqualTo("refund");
    }

    @Test
    void countsTheErrorsItDoesNotList() {
        JsonNode report = json(post("/feedback", NDJSON, "x\n".repeat(1000)));

        assertThat(report.get("rejected").intValue()).isEqualTo(1000);
        assertThat(report.get("errors").size()).isEqualTo(100);
        assertThat(report.get("errorsOmitted").intValue()).isEqualTo(900);
    }

    @Test
    void comparesWordsOfOneBatchByTheirExternalIds() {
        UUID id = predicted("twice in one batch", "refund", 0.5);
        String word =
                "{\"predictionId\":\"%s\",\"label\":\"card\",\"externalId\":\"b-1\"}".formatted(id);

        JsonNode report =
                json(
                        post(
                                "/feedback",
                                "[%s,%s,%s]"
                                        .formatted(word, word, word.replace("card", "refund"))));

        assertThat(report.get("accepted").intValue()).isEqualTo(1);
        assertThat(report.get("unchanged").intValue()).isEqualTo(1);
        assertThat(errors(report)).containsExactly("3 externalId has been used for other feedback");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "{} | 422",
                "[[]] | 202",
                "7 | 422",
                "{\"label\":\"card\"} | 422",
                "{\"predictionId\":\"x\",\"label\":\"card\"} | 422",
                "{\"textId\":\"x\",\"label\":\"card\"} | 422",
                "{\"predictionId\":\"5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c\",\"label\":\"card\"} | 422",
                "{\"textId\":\"5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c\",\"label\":\" \"} | 422",
                "{\"textId\":\"5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c\",\"label\":\"a\\u0000b\"} | 422",
                "{\"textId\":\"5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c\",\"label\":\"\\ud800\"} | 422",
                "{\"textId\":\"5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c\",\"label\":7} | 422",
                "{\"textId\":\"5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c\",\"label\":\"card\",\"externalId\":\"\"} | 422",
                "{\"textId\":\"5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c\",\"label\":\"card\",\"predictionId\":\"5f0c8f0e-5f0c-7f0c-8f0c-5f0c8f0e5f0c\"} | 422",
                "{\"label\": | 400",
                "{} {} | 400"
            })
    void saysWhatIsWrongWithAWord(String body, int status) {
        HttpResponse<String> response = post("/feedback", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    }

    @Test
    void boundsABodyThatIsReadAsAWhole() {
        assertProblem(post("/feedback", "[\"" + "x".repeat(1 << 20) + "\"]"), 413, "too_large");
    }

    private HttpResponse<String> give(UUID prediction, String label) {
        return post("/feedback", word(prediction, label));
    }

    private HttpResponse<String> giveText(UUID text, String label) {
        return post("/feedback", "{\"textId\":\"%s\",\"label\":\"%s\"}".formatted(text, label));
    }

    private static String word(UUID prediction, String label) {
        return "{\"predictionId\":\"%s\",\"label\":\"%s\"}".formatted(prediction, label);
    }

    private static List<String> errors(JsonNode report) {
        List<String> errors = new ArrayList<>();
        report.get("errors")
                .forEach(error ->
                        errors.add(
                                error.get("line").asString()
                                        + " "
                                        + (error.get("field").isNull()
                                                ? "null"
                                                : error.get("field").stringValue())
                                        + " "
                                        + error.get("reason").stringValue()));
        return errors;
    }

    private Map<String, Object> row(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return database.sql("select * from feedback where id = :id")
                .param("id", UUID.fromString(json(response).get("id").stringValue()))
                .query()
                .singleRow();
    }

    /** The label that a text would be learned with. */
    private String example(String content) {
        return database.sql("select label from training_example where content = :content")
                .param("content", content)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static void asOwner(PostgresDatabase postgres, String sql) throws Exception {
        try (Connection connection = postgres.connect(DatabaseRole.OWNER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
