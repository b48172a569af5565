package io.mlpipeline.dataapi.predictions;

import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases a prediction everywhere: its row, the feedback on it, and, by a tombstone, the copy that
 * may still be on its way.
 */
@Component
class PredictionEraser {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final RetentionPeriod period;

    PredictionEraser(JdbcClient database, TransactionTemplate transaction, RetentionPeriod period) {
        this.database = database;
        this.transaction = transaction;
        this.period = period;
    }

    /**
     * Erases it, also if it has yet to arrive.
     *
     * @return false if there was nothing, and nothing can come
     */
    boolean erase(UUID id) {
        boolean mayCome = period.refusal(id).isEmpty();
        Boolean erased =
                transaction.execute(_ -> {
                    Erasure.begin(database);
                    int found = deleteFeedback(id);
                    if (PredictionId.hasTime(id)) {
                        found += deletePrediction(id);
                    }
                    if (mayCome) {
                        bury(id);
                    }
                    return found > 0;
                });
        return mayCome || Boolean.TRUE.equals(erased);
    }

    /** Removes tombstones of ids that are too old to be taken anyway. */
    int forgetOld() {
        return database.sql("delete from erased_prediction where erased_at < :before")
                .param(
                        "before",
                        period.firstDay().minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
    }

    private int deletePrediction(UUID id) {
        return database.sql("delete from prediction where id = :id and predicted_at = :at")
                .param("id", id)
                .param("at", PredictionId.time(id).atOffset(ZoneOffset.UTC))
                .update();
    }

    private int deleteFeedback(UUID id) {
        return database.sql("delete from feedback where prediction_id = :id")
                .param("id", id)
                .update();
    }

    private void bury(UUID id) {
        database.sql("insert into erased_prediction (id) values (:id) on conflict do nothing")
                .param("id", id)
                .update();
    }
}
