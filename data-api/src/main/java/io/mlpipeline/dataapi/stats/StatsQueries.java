package io.mlpipeline.dataapi.stats;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts in the database. Each query reads its table or index once, from a moment on, and gives a
 * row for each combination of names, not for each row counted.
 */
@Component
class StatsQueries {

    private static final int TIMEOUT_SECONDS = 20;
    private static final int MOST_VERSIONS = 50;

    private final JdbcClient database;
    private final JsonMapper json;

    StatsQueries(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    TextStatistics texts(Instant from) {
        Counts statuses = new Counts();
        Counts languages = new Counts();
        Counts labels = new Counts();
        // ids sort by arrival
        database.sql(
                        """
                        select status, language, label, count(*) as n
                        from text where id >= :first
                        group by status, language, label
                        """)
                .withQueryTimeout(TIMEOUT_SECONDS)
                .param("first", firstId(from))
                .query(row -> {
                    long n = row.getLong("n");
                    statuses.add(row.getString("status"), n);
                    String language = row.getString("language");
                    if (language != null) {
                        languages.add(language, n);
                    }
                    String label = row.getString("label");
                    if (label != null) {
                        labels.add(label, n);
                    }
                });
        Map<String, Long> byStatus = statuses.descending();
        long total = byStatus.values().stream().mapToLong(Long::longValue).sum();
        return new TextStatistics(total, byStatus, languages.descending(), labels.descending());
    }

    List<PredictionCount> predictions(Instant from) {
        return database.sql(
                        """
                        select model_version, label, engine, abstained,
                            least(floor(score * 10::real), 9)::integer as bin, count(*) as n
                        from prediction where predicted_at >= :from
                        group by model_version, label, engine, abstained, bin
                        """)
                .withQueryTimeout(TIMEOUT_SECONDS)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new PredictionCount(
                                row.getString("model_version"),
                                row.getString("label"),
                                row.getString("engine"),
                                row.getBoolean("abstained"),
                                Math.clamp(row.getInt("bin"), 0, Baseline.BINS - 1),
                                row.getLong("n")))
                .list();
    }

    FeedbackStatistics feedback(Instant from) {
        Long total =
                database.sql("select count(*) from feedback where given_at >= :from")
                        .withQueryTimeout(TIMEOUT_SECONDS)
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        Map<String, Accuracy> accuracy = new LinkedHashMap<>();
        database.sql(
                        """
                        select model_version, count(*) as n,
                            count(*) filter (where label = predicted_label) as correct
                        from (select distinct on (prediction_id)
                                  model_version, label, predicted_label
                              from feedback
                              where given_at >= :from and predicted_label is not null
                                  and prediction_id is not null and model_version is not null
                              order by prediction_id, given_at desc, id desc) newest
                        group by model_version order by n desc, model_version limit :most
                        """)
                .withQueryTimeout(TIMEOUT_SECONDS)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("most", MOST_VERSIONS)
                .query(row -> {
                    accuracy.put(
                            row.getString("model_version"),
                            Accuracy.of(row.getLong("correct"), row.getLong("n")));
                });
        return new FeedbackStatistics(total, accuracy);
    }

    /** The champion, as far as the database knows of one. */
    Optional<String> champion() {
        return database.sql("select version from model_alias where alias = 'champion'")
                .query(String.class)
                .optional();
    }

    /** What a version's answers looked like in training, if it was stored with that. */
    Optional<Baseline> baseline(String version) {
        return database.sql(
                        """
                        select report -> 'baseline' from model_version
                        where version = :version and report -> 'baseline' is not null
                        """)
                .param("version", version)
                .query(String.class)
                .optional()
                .flatMap(this::read);
    }

    long deadLetters() {
        return database.sql("select count(*) from dead_letter")
                .withQueryTimeout(TIMEOUT_SECONDS)
                .query(Long.class)
                .single();
    }

    private Optional<Baseline> read(String baseline) {
        try {
            return Optional.ofNullable(json.readValue(baseline, Baseline.class))
                    .filter(Baseline::isUsable);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The lowest id of version 7 of a moment. */
    private static UUID firstId(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | 0x7000L, 0x8000000000000000L);
    }
}
