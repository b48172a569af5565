package io.mlpipeline.dataapi.predictions;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The partitions of table {@code prediction}, one for each day in UTC. Making or dropping one locks
 * the table for a moment: it waits for that lock briefly, since all others queue up behind it, and
 * fails if it does not get it.
 */
@Component
class PredictionPartitions {

    private static final String ALONE =
            "select pg_advisory_xact_lock(hashtextextended('prediction partitions', 0))";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    PredictionPartitions(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Makes the partitions of these days where they are missing. */
    void ensure(Collection<LocalDate> days) {
        Set<LocalDate> missing = new TreeSet<>(days);
        missing.removeAll(known);
        if (missing.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            begin();
            for (LocalDate day : missing) {
                database.sql("select ensure_prediction_partitions(:day, :day)")
                        .param("day", day)
                        .query((_, _) -> day)
                        .list();
            }
        });
        known.addAll(missing);
    }

    /**
     * Drops the partitions of all days before this one.
     *
     * @return how many
     */
    int dropBefore(LocalDate day) {
        known.removeIf(other -> other.isBefore(day));
        Integer dropped =
                transaction.execute(_ -> {
                    begin();
                    return database.sql("select drop_prediction_partitions(:day)")
                            .param("day", day)
                            .query(Integer.class)
                            .single();
                });
        return dropped == null ? 0 : dropped;
    }

    /** Asks the database again which partitions there are. */
    void forget() {
        known.clear();
    }

    private void begin() {
        database.sql("set local lock_timeout = '3s'").update();
        database.sql(ALONE).query((_, _) -> true).single();
    }
}
