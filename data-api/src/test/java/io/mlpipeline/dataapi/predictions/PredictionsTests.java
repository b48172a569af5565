package io.mlpipeline.dataapi.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PredictionsTests extends RunningService {

    @Autowired PredictionStore store;
    @Autowired PredictionHousekeeping housekeeping;

    @Test
    void showsWhatTheStreamBrought() {
        UUID id = id(Instant.now());
        Map<String, Object> message = message(id, "where is my card", "card", 0.833333, "refund");
        message.put("scores", Map.of("transfer", 0.01, "card", 0.833333, "refund", 0.1));
        message.put("aFieldOfTomorrow", 1);
        publish(message);
        awaitThat("kept", () -> get("/predictions/" + id).statusCode() == 200);

        JsonNode prediction = json(get("/api/predictions/" + id));

        assertThat(prediction.get("id").stringValue()).isEqualTo(id.toString());
        assertThat(Instant.parse(prediction.get("at").stringValue()))
                .isEqualTo(PredictionId.time(id));
        assertThat(prediction.get("text").stringValue()).isEqualTo("where is my card");
        assertThat(prediction.get("label").stringValue()).isEqualTo("card");
        assertThat(prediction.get("score").doubleValue()).isEqualTo(0.833333);
        assertThat(prediction.get("scores").propertyNames())
                .containsExactly("card", "refund", "transfer");
        assertThat(prediction.get("abstained").booleanValue()).isFalse();
        assertThat(prediction.get("modelVersion").stringValue()).isEqualTo("v1");
        assertThat(prediction.get("engine").stringValue()).isEqualTo("linear");
        assertThat(prediction.has("feedback")).isFalse();
        awaitEmptyStream();
    }

    @Test
    void keepsAPredictionOnceHoweverOftenItComes() {
        UUID id = id(Instant.now());
        for (int i = 0; i < 20; i++) {
            publish(message(id, "again and again", "card", 0.9, "refund"));
        }
        awaitEmptyStream();

        assertThat(count("prediction where id = '" + id + "'")).isEqualTo(1);
    }

    @Test
    void letsGoOfWhatCanNeverBeKept() {
        UUID sound = id(Instant.now());
        double malformed = refused("malformed");
        double noTime = refused("no_time");
        double old = refused("too_old");
        double future = refused("in_the_future");
        redis.opsForStream().add("predictions", Map.of("prediction", "{\"id\":"));
        redis.opsForStream().add("predictions", Map.of("prediction", "null"));
        redis.opsForStream().add("predictions", Map.of("else", "x"));
        publish(message(id(Instant.now()), "nul \0", "card", 0.9, "refund"));
        publish(message(id(Instant.now()), "too sure", "card", 1.5, "refund"));
        publish(message(UUID.randomUUID(), "no time", "card", 0.9, "refund"));
        publish(message(id(Instant.parse("2001-01-01T00:00:00Z")), "old", "card", 0.9, "refund"));
        publish(
                message(
                        id(Instant.now().plus(Duration.ofDays(2))),
                        "tomorrow",
                        "card",
                        0.9,
                        "refund"));
        publish(message(sound, "sound", "card", 0.9, "refund"));
        awaitEmptyStream();

        assertThat(get("/predictions/" + sound).statusCode()).isEqualTo(200);
        assertThat(refused("malformed") - malformed).isEqualTo(5);
        assertThat(refused("no_time") - noTime).isEqualTo(1);
        assertThat(refused("too_old") - old).isEqualTo(1);
        assertThat(refused("in_the_future") - future).isEqualTo(1);
    }

    @Test
    void makesThePartitionOfALatePrediction() {
        Instant late = Instant.now().minus(Duration.ofDays(40));
        UUID id = id(late);

        publish(message(id, "late", "card", 0.9, "refund"));
        awaitThat("kept", () -> get("/predictions/" + id).statusCode() == 200);

        assertThat(partitions()).contains(partition(late));
    }

    @Test
    void makesAPartitionThatWasDroppedBehindItsBack(PostgresDatabase postgres) throws Exception {
        Instant late = Instant.now().minus(Duration.ofDays(41));
        store.keep(List.of(prediction(id(late))));
        asOwner(postgres, "drop table " + partition(late));
        UUID id = id(late);

        store.keep(List.of(prediction(id)));

        assertThat(get("/predictions/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void dropsWhatIsOlderThanItsRetention(PostgresDatabase postgres) throws Exception {
        Instant now = Instant.now();
        LocalDate over = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(91);
        asOwner(
                postgres,
                "select ensure_prediction_partitions('%s', '%s')"
                        .formatted(over, over.plusDays(1)));
        UUID forgotten = UUID.randomUUID();
        database.sql("insert into erased_prediction values (:id, now() - interval '92 days')")
                .param("id", forgotten)
                .update();

        housekeeping.run();

        assertThat(partitions())
                .doesNotContain(partition(now.minus(Duration.ofDays(91))))
                .contains(
                        partition(now.minus(Duration.ofDays(90))),
                        partition(now),
                        partition(now.plus(Duration.ofDays(1))),
                        partition(now.plus(Duration.ofDays(2))));
        assertThat(count("erased_prediction where id = '" + forgotten + "'")).isZero();
    }

    @Test
    void walksThroughAllPagesWithoutMissingOrRepeating() {
        // a day of its own, two partitions of it
        Instant start =
                LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)
                        .minusDays(20)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
        List<Prediction> all = new ArrayList<>();
        for (int i = 0; i < 95; i++) {
            // several of one millisecond
            all.add(prediction(id(start.plusMillis(i / 3).minusMillis(15))));
        }
        store.keep(all);
        String range = "&from=" + start.minusSeconds(1) + "&to=" + start.plusSeconds(1);

        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = json(get("/predictions?limit=10&label=card" + range + cursor));
            page.get("predictions").forEach(it -> seen.add(it.get("id").stringValue()));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").stringValue();
            pages++;
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(10);
        assertThat(seen)
                .containsExactlyElementsOf(
                        all.stream()
                                .map(it -> it.id().toString())
                                .sorted(Comparator.reverseOrder())
                                .toList());
    }

    @Test
    void showsOnlyWhatPassesTheFilters() {
        Instant start = Instant.now().minus(Duration.ofDays(25));
        List<Prediction> some =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                new Prediction(
                                        id(start.plusSeconds(i)),
                                        "text " + i,
                                        i % 2 == 0 ? "card" : "refund",
                                        0.5,
                                        Map.of(),
                                        i % 4 == 0,
                                        i < 4 ? "a" : "b",
                                        i == 7 ? "encoder" : "linear"))
                        .toList();
        store.keep(some);
        String range = "&from=" + start.minusSeconds(1) + "&to=" + start.plusSeconds(9);

        assertThat(texts("/predictions?label=refund" + range))
                .containsExactly("text 7", "text 5", "text 3", "text 1");
        assertThat(texts("/predictions?modelVersion=a" + range)).hasSize(4);
        assertThat(texts("/predictions?engine=encoder" + range)).containsExactly("text 7");
        assertThat(texts("/predictions?abstained=true" + range))
                .containsExactly("text 4", "text 0");
        assertThat(texts("/predictions?abstained=false&label=card" + range))
                .containsExactly("text 6", "text 2");
        assertThat(texts("/predictions?to=" + start.plusMillis(500) + "&limit=1"))
                .containsExactly("text 0");
        assertThat(texts("/predictions?label=unknown" + range)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=x",
                "cursor=AAAA",
                "cursor=AAAAAAAAAAAAAAAAAAAAAA",
                "limit=0",
                "limit=501",
                "limit=many",
                "abstained=perhaps",
                "from=yesterday",
                "from=%2B999999999-01-01T00:00:00Z",
                "label=%00"
            })
    void refusesAQueryThatIsNone(String query) {
        assertProblem(get("/predictions?" + query), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1-1-1-1-1",
                "5f0c8f0e-5f0c-4f0c-8f0c-5f0c8f0e5f0c",
                "01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1"
            })
    void findsNothingUnderAnIdThatIsNot(String id) {
        assertProblem(get("/predictions/" + id), 404, "prediction_not_found");
    }

    @Test
    void erasesEverywhereAndForGood() {
        UUID id = predicted("a secret", "card", 0.9);
        assertThat(
                        post(
                                        "/feedback?newLabels=accept",
                                        "{\"predictionId\":\"%s\",\"label\":\"card\"}"
                                                .formatted(id))
                                .statusCode())
                .isEqualTo(202);

        HttpResponse<String> erased = delete("/predictions/" + id);

        assertThat(erased.statusCode()).isEqualTo(204);
        assertThat(erased.body()).isEmpty();
        publish(message(id, "a secret", "card", 0.9, "refund"));
        awaitEmptyStream();
        assertProblem(get("/predictions/" + id), 404, "prediction_not_found");
        assertThat(count("feedback where prediction_id = '" + id + "'")).isZero();
        assertThat(count("prediction where content = 'a secret'")).isZero();
        assertThat(count("feedback where content = 'a secret'")).isZero();
        assertThat(delete("/predictions/" + id).statusCode()).isEqualTo(204);
    }

    @Test
    void erasesWhatHasYetToArrive() {
        UUID id = id(Instant.now());

        assertThat(delete("/predictions/" + id).statusCode()).isEqualTo(204);

        publish(message(id, "too late", "card", 0.9, "refund"));
        awaitEmptyStream();
        assertProblem(get("/predictions/" + id), 404, "prediction_not_found");
    }

    @Test
    void cannotEraseWhatCanNotBe() {
        assertProblem(delete("/predictions/" + UUID.randomUUID()), 404, "prediction_not_found");
        assertProblem(
                delete("/predictions/" + id(Instant.parse("2001-01-01T00:00:00Z"))),
                404,
                "prediction_not_found");
    }

    @Test
    void nothingSlipsThroughWhileItIsErased() throws Exception {
        List<UUID> ids = IntStream.range(0, 60).mapToObj(_ -> id(Instant.now())).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (UUID id : ids) {
                all.add(threads.submit(() -> store.keep(List.of(prediction(id)))));
                all.add(threads.submit(() -> delete("/predictions/" + id)));
                all.add(threads.submit(() -> store.keep(List.of(prediction(id)))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(ids).allMatch(id -> count("prediction where id = '" + id + "'") == 0);
    }

    private static Prediction prediction(UUID id) {
        return new Prediction(
                id, "a text", "card", 0.75, Map.of("card", 0.75), false, "v1", "linear");
    }

    private List<String> texts(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<String> texts = new ArrayList<>();
        json(response).get("predictions").forEach(it -> texts.add(it.get("text").stringValue()));
        return texts;
    }

    private double refused(String reason) {
        return metric("ml_predictions_refused_total{reason=\"" + reason + "\"}");
    }

    private long count(String from) {
        return database.sql("select count(*) from " + from).query(Long.class).single();
    }

    private List<String> partitions() {
        return database.sql(
                        """
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'prediction'::regclass
                        """)
                .query(String.class)
                .list();
    }

    private static String partition(Instant at) {
        return "prediction_" + LocalDate.ofInstant(at, ZoneOffset.UTC).toString().replace("-", "");
    }

    private static void asOwner(PostgresDatabase postgres, String sql) throws Exception {
        try (Connection connection = postgres.connect(DatabaseRole.OWNER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
