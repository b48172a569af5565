package io.mlpipeline.dataapi.predictions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds predictions. A page is found in the index {@code prediction_by_time} alone, which holds
 * whatever can be asked for, and only then are its rows read: so a filter that few rows pass costs
 * no more than reading that index.
 */
@Component
class PredictionQueries {

    private static final int TIMEOUT_SECONDS = 5;

    private static final String ROW =
            """
            select p.*, (select f.label from feedback f where f.prediction_id = p.id
                         order by f.given_at desc, f.id desc limit 1) as feedback
            from prediction p
            """;

    private final JdbcClient database;
    private final PredictionReader reader;

    PredictionQueries(JdbcClient database, PredictionReader reader) {
        this.database = database;
        this.reader = reader;
    }

    Optional<PastPrediction> find(UUID id) {
        return database.sql(ROW + "where p.id = :id and p.predicted_at = :at")
                .param("id", id)
                .param("at", time(PredictionId.time(id)))
                .query(reader)
                .optional();
    }

    /** The newest that pass, at most {@code limit}. */
    PredictionPage page(PredictionFilter filter, int limit) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder("where true");
        add(where, params, "model_version = :version", "version", filter.modelVersion());
        add(where, params, "label = :label", "label", filter.label());
        add(where, params, "engine = :engine", "engine", filter.engine());
        add(where, params, "abstained = :abstained", "abstained", filter.abstained());
        add(where, params, "predicted_at >= :from", "from", time(filter.from()));
        add(where, params, "predicted_at < :to", "to", time(filter.to()));
        UUID after = filter.after();
        if (after != null) {
            where.append(" and (predicted_at, id) < (:afterTime, :afterId)");
            params.put("afterTime", time(PredictionId.time(after)));
            params.put("afterId", after);
        }
        params.put("limit", limit + 1);
        List<PastPrediction> found =
                database.sql(
                                ROW
                                        + "join (select id, predicted_at from prediction "
                                        + where
                                        + """

                                         order by predicted_at desc, id desc limit :limit) k
                                            on p.id = k.id and p.predicted_at = k.predicted_at
                                        order by k.predicted_at desc, k.id desc
                                        """)
                        .withQueryTimeout(TIMEOUT_SECONDS)
                        .params(params)
                        .query(reader)
                        .list();
        if (found.size() <= limit) {
            return new PredictionPage(found, null);
        }
        List<PastPrediction> page = found.subList(0, limit);
        return new PredictionPage(page, PredictionCursor.after(page.getLast().id()));
    }

    private static void add(
            StringBuilder where,
            Map<String, Object> params,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            params.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
