package io.mlpipeline.dataapi.predictions;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps predictions. One may come several times, by the stream and by {@code POST /predict}: it is
 * kept once. One that was erased does not come back.
 */
@Component
public class PredictionStore {

    /** What PostgreSQL says of a row that no partition takes. */
    private static final String CHECK_VIOLATION = "23514";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final PredictionPartitions partitions;
    private final PredictionRows rows;
    private final AwaitedFeedback awaited;
    private final PredictionMetrics metrics;

    PredictionStore(
            JdbcClient database,
            TransactionTemplate transaction,
            PredictionPartitions partitions,
            PredictionRows rows,
            AwaitedFeedback awaited,
            PredictionMetrics metrics) {
        this.database = database;
        this.transaction = transaction;
        this.partitions = partitions;
        this.rows = rows;
        this.awaited = awaited;
        this.metrics = metrics;
    }

    /**
     * Keeps predictions whose ids are within retention, all of them or, where it throws, none.
     *
     * @return how many were not there yet
     */
    public int keep(List<Prediction> predictions) {
        if (predictions.isEmpty()) {
            return 0;
        }
        partitions.ensure(
                predictions.stream()
                        .map(prediction -> RetentionPeriod.day(prediction.at()))
                        .collect(Collectors.toSet()));
        int added = insert(predictions);
        metrics.stored(added);
        Set<UUID> ids =
                predictions.stream().map(Prediction::id).collect(Collectors.toUnmodifiableSet());
        awaited.complete(ids);
        return added;
    }

    private int insert(List<Prediction> predictions) {
        try {
            return insertOnce(predictions);
        } catch (DataIntegrityViolationException e) {
            if (!isOfPartition(e)) {
                throw e;
            }
            // dropped behind our back, or the database is a new one
            partitions.forget();
            partitions.ensure(
                    predictions.stream()
                            .map(prediction -> RetentionPeriod.day(prediction.at()))
                            .collect(Collectors.toSet()));
            return insertOnce(predictions);
        }
    }

    private int insertOnce(List<Prediction> predictions) {
        Integer added =
                transaction.execute(_ -> {
                    Erasure.forbid(database);
                    return database.sql(
                                    """
                                    insert into prediction (id, predicted_at, content, label, score,
                                        scores, abstained, model_version, engine)
                                    select p.*
                                    from unnest(:id::uuid[], :at::timestamptz[], :content::text[],
                                        :label::text[], :score::real[], :scores::jsonb[],
                                        :abstained::boolean[], :version::text[], :engine::text[])
                                        as p (id, predicted_at, content, label, score, scores,
                                            abstained, model_version, engine)
                                    where not exists
                                        (select from erased_prediction e where e.id = p.id)
                                    on conflict do nothing
                                    """)
                            .params(rows.columns(predictions))
                            .update();
                });
        return added == null ? 0 : added;
    }

    private static boolean isOfPartition(DataIntegrityViolationException failure) {
        return failure.getRootCause() instanceof SQLException cause
                && CHECK_VIOLATION.equals(cause.getSQLState());
    }
}
