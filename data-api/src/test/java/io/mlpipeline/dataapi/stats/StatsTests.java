package io.mlpipeline.dataapi.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import io.mlpipeline.dataapi.predictions.Prediction;
import io.mlpipeline.dataapi.predictions.PredictionStore;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class StatsTests extends RunningService {

    @Autowired PredictionStore store;
    @Autowired StatsMetrics metrics;
    @Autowired Statistics statistics;

    @BeforeEach
    void startAnew(PostgresDatabase postgres) throws Exception {
        asOwner(
                postgres,
                "truncate prediction, feedback, text, dead_letter, model_alias, model_version cascade");
        statistics.forget();
    }

    @Test
    void countsWhatHappenedInTheWindow(PostgresDatabase postgres) throws Exception {
        Instant now = Instant.now();
        text(postgres, id(now), "READY", "en", "card");
        text(postgres, id(now), "READY", "de", null);
        text(postgres, id(now), "RECEIVED", null, null);
        UUID dead = id(now.minus(Duration.ofDays(3)));
        text(postgres, dead, "REJECTED", null, null);
        asOwner(
                postgres,
                "insert into dead_letter values ('%s', 'processing_failed', 5)".formatted(dead));
        keep(now, "card", 0.95, "linear", 3);
        keep(now, "refund", 0.25, "encoder", 2);
        keep(now.minus(Duration.ofHours(30)), "card", 0.95, "linear", 5);

        JsonNode day = json(get("/stats"));
        JsonNode week = json(get("/stats?window=7d"));

        assertThat(day.get("texts").toString())
                .isEqualTo(
                        "{\"total\":3,\"byStatus\":{\"READY\":2,\"RECEIVED\":1},"
                                + "\"byLanguage\":{\"de\":1,\"en\":1},\"byLabel\":{\"card\":1}}");
        assertThat(day.get("predictions").toString())
                .isEqualTo(
                        "{\"total\":5,\"byEngine\":{\"linear\":3,\"encoder\":2},"
                                + "\"byLabel\":{\"card\":3,\"refund\":2},"
                                + "\"byModelVersion\":{\"v1\":5},\"abstained\":2}");
        assertThat(day.get("deadLetters").intValue()).isEqualTo(1);
        assertThat(week.get("texts").get("total").intValue()).isEqualTo(4);
        assertThat(week.get("predictions").get("total").intValue()).isEqualTo(10);
    }

    @Test
    void takesTheLastWordOnEachPredictionForAccuracy() {
        List<UUID> ids = keep(Instant.now(), "card", 0.95, "linear", 4);
        give(ids.get(0), "card");
        give(ids.get(1), "card");
        give(ids.get(2), "refund");
        give(ids.get(2), "card");
        give(ids.get(3), "card");
        give(ids.get(3), "refund");

        JsonNode feedback = json(get("/stats")).get("feedback");

        assertThat(feedback.get("total").intValue()).isEqualTo(6);
        JsonNode accuracy = feedback.get("accuracy").get("v1");
        assertThat(accuracy.get("n").intValue()).isEqualTo(4);
        assertThat(accuracy.get("accuracy").doubleValue()).isEqualTo(0.75);
        assertThat(accuracy.get("low").doubleValue()).isBetween(0.3, 0.31);
        assertThat(accuracy.get("high").doubleValue()).isBetween(0.95, 0.96);
    }

    @Test
    void saysNothingOfDriftWithoutABaseline(PostgresDatabase postgres) throws Exception {
        champion(postgres, "null");
        keep(Instant.now(), "card", 0.95, "linear", 250);

        JsonNode drift = json(get("/stats")).get("drift");

        assertThat(drift.toString())
                .isEqualTo(
                        "{\"labels\":null,\"scores\":null,\"n\":250,\"modelVersion\":\"v1\","
                                + "\"needed\":null}");
    }

    @Test
    void saysNothingOfDriftFromTooFewAnswers(PostgresDatabase postgres) throws Exception {
        champion(postgres, BASELINE);
        keep(Instant.now(), "card", 0.95, "linear", 39);

        JsonNode drift = json(get("/stats")).get("drift");

        assertThat(drift.get("labels").isNull()).isTrue();
        assertThat(drift.get("scores").isNull()).isTrue();
        assertThat(drift.get("needed").toString()).isEqualTo("{\"labels\":40,\"scores\":200}");
    }

    @Test
    void tellsDriftFromNone(PostgresDatabase postgres) throws Exception {
        champion(postgres, BASELINE);
        keep(Instant.now(), "card", 0.95, "linear", 100);
        keep(Instant.now(), "refund", 0.85, "linear", 100);

        JsonNode before = json(get("/stats")).get("drift");
        keep(Instant.now(), "refund", 0.15, "encoder", 600);
        statistics.forget();
        JsonNode after = json(get("/stats")).get("drift");

        assertThat(before.get("labels").doubleValue()).isZero();
        assertThat(before.get("scores").doubleValue()).isZero();
        assertThat(after.get("labels").doubleValue()).isGreaterThan(0.25);
        assertThat(after.get("scores").doubleValue()).isGreaterThan(0.25);
        assertThat(after.get("n").intValue()).isEqualTo(800);
    }

    @Test
    void showsThemAsMetrics(PostgresDatabase postgres) throws Exception {
        champion(postgres, BASELINE);
        List<UUID> ids = keep(Instant.now(), "card", 0.95, "linear", 150);
        keep(Instant.now(), "refund", 0.85, "encoder", 50);
        text(postgres, id(Instant.now()), "READY", "en", null);
        give(ids.getFirst(), "card");
        assertThat(metric("ml_engine_share{engine=\"linear\"}")).isZero();

        metrics.refresh();

        assertThat(metric("ml_engine_share{engine=\"linear\"}")).isEqualTo(0.75);
        assertThat(metric("ml_label_share{label=\"refund\"}")).isEqualTo(0.25);
        assertThat(metric("ml_language_share{language=\"en\"}")).isEqualTo(1);
        assertThat(metric("ml_model_accuracy{model_version=\"v1\",source=\"feedback\"}"))
                .isEqualTo(1);
        assertThat(metric("ml_model_drift{signal=\"labels\"}")).isBetween(0.25, 0.3);
        assertThat(metric("ml_model_drift{signal=\"scores\"}")).isBetween(0.25, 0.3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30s", "91d", "-1h", "soon", "24", "99999999999999999999d"})
    void refusesAWindowThatIsNone(String window) {
        assertProblem(get("/stats?window=" + window), 400, "invalid_request");
    }

    private static final String BASELINE =
            """
            '{"accuracy":0.9,"baseline":{"labels":{"card":0.5,"refund":0.5},
              "scores":[0,0,0,0,0,0,0,0,0.5,0.5],"later":1}}'
            """;

    private static void champion(PostgresDatabase postgres, String report) throws Exception {
        asOwner(
                postgres,
                "insert into model_version (version, engine, trained_at, report)"
                        + " values ('v1', 'cascade', now(), "
                        + report
                        + ")");
        asOwner(postgres, "insert into model_alias (alias, version) values ('champion', 'v1')");
    }

    private List<UUID> keep(Instant at, String label, double score, String engine, int count) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            predictions.add(
                    new Prediction(
                            id(at),
                            "text",
                            label,
                            score,
                            Map.of(label, score),
                            score < 0.3,
                            "v1",
                            engine));
        }
        store.keep(predictions);
        return predictions.stream().map(Prediction::id).toList();
    }

    private void give(UUID id, String label) {
        assertThat(
                        post(
                                        "/feedback?newLabels=accept",
                                        "{\"predictionId\":\"%s\",\"label\":\"%s\"}"
                                                .formatted(id, label))
                                .statusCode())
                .isEqualTo(202);
    }

    private static void text(
            PostgresDatabase postgres, UUID id, String status, String language, String label)
            throws Exception {
        asOwner(
                postgres,
                "insert into text (id, content, status, language, label, labelled_at) values"
                        + " ('%s', 'x', '%s', %s, %s, %s)"
                                .formatted(
                                        id,
                                        status,
                                        language == null ? "null" : "'" + language + "'",
                                        label == null ? "null" : "'" + label + "'",
                                        label == null ? "null" : "now()"));
    }

    private static void asOwner(PostgresDatabase postgres, String sql) throws Exception {
        try (Connection connection = postgres.connect(DatabaseRole.OWNER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
