package io.mlpipeline.dataapi.review;

import io.mlpipeline.dataapi.predictions.PastPrediction;
import io.mlpipeline.dataapi.predictions.PredictionReader;
import io.mlpipeline.dataapi.review.ReviewPage.Item;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ranks what no one has labelled yet by uncertainty: one minus the margin between the two best
 * scores (T. Scheffer et al., "Active hidden Markov models for information extraction", IDA 2001;
 * B. Settles, "Active Learning Literature Survey", 2009, compares it with others). Those that
 * abstained come first.
 *
 * <p>A text that was asked for several times comes once. And the second of a label counts for less
 * than the first, by the square root of its place, and so on: else one confused pair of labels
 * would fill the list.
 */
@Component
class ReviewQueue {

    private static final int TIMEOUT_SECONDS = 5;

    // the newest are found in the index alone; rows are read of these only
    private static final String RANKED =
            """
            with newest as materialized (
                select id, predicted_at from prediction
                where predicted_at >= :from %s
                order by predicted_at desc, id desc limit :window
            ), unseen as (
                select p.*, content_key(p.content) as key,
                    1 - p.score + coalesce((select max(value::real)
                        from jsonb_each_text(p.scores) where key <> p.label), 0) as uncertainty
                from newest join prediction p using (id, predicted_at)
                where not exists (select from feedback f where f.prediction_id = p.id)
            ), distinct_texts as (
                select distinct on (key) * from unseen order by key, predicted_at desc, id desc
            ), unlabelled as (
                select * from distinct_texts d
                where not exists (select from feedback f
                    where content_key(f.content) = d.key and f.content is not null)
            ), placed as (
                select *, row_number() over (partition by abstained, label
                    order by uncertainty desc, id desc) as place
                from unlabelled
            )
            select *, null as feedback from placed
            order by abstained desc, uncertainty / sqrt(place) desc, id desc limit :limit
            """;

    private final JdbcClient database;
    private final PredictionReader reader;
    private final ReviewProperties properties;
    private final Clock clock;

    ReviewQueue(
            JdbcClient database,
            PredictionReader reader,
            ReviewProperties properties,
            Clock clock) {
        this.database = database;
        this.reader = reader;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The predictions most worth a label.
     *
     * @param modelVersion the version that answered; null for any
     */
    List<Item> first(int limit, @Nullable String modelVersion) {
        Map<String, Object> params = new HashMap<>();
        params.put(
                "from",
                clock.instant().minus(Duration.ofDays(properties.days())).atOffset(ZoneOffset.UTC));
        params.put("window", properties.window());
        params.put("limit", limit);
        if (modelVersion != null) {
            params.put("version", modelVersion);
        }
        return database.sql(
                        RANKED.formatted(
                                modelVersion == null ? "" : "and model_version = :version"))
                .withQueryTimeout(TIMEOUT_SECONDS)
                .params(params)
                .query((row, number) -> {
                    PastPrediction prediction = reader.mapRow(row, number);
                    return new Item(
                            prediction,
                            Math.rint(Math.clamp(row.getDouble("uncertainty"), 0, 1) * 1e6) / 1e6);
                })
                .list();
    }
}
