package io.mlpipeline.dataapi.predictions;

import io.mlpipeline.dataapi.database.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Makes the partitions of the next days and drops those whose retention is over: at start, each
 * hour, and when a day begins; after a failure, soon again. Every time, completes feedback that
 * waits. Several replicas may do so at once, as each takes turns in the database and does only what
 * is still to be done.
 */
@Component
class PredictionHousekeeping {

    private static final Logger log = LoggerFactory.getLogger(PredictionHousekeeping.class);
    private static final int DAYS_AHEAD = 3;
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final PredictionPartitions partitions;
    private final PredictionEraser eraser;
    private final AwaitedFeedback awaited;
    private final RetentionPeriod period;
    private final Clock clock;
    private final Schema schema;
    private @Nullable Instant lastDone;

    PredictionHousekeeping(
            PredictionPartitions partitions,
            PredictionEraser eraser,
            AwaitedFeedback awaited,
            RetentionPeriod period,
            Clock clock,
            Schema schema) {
        this.partitions = partitions;
        this.eraser = eraser;
        this.awaited = awaited;
        this.period = period;
        this.clock = clock;
        this.schema = schema;
    }

    @Scheduled(fixedDelayString = "${mlpipeline.predictions.housekeeping:2s}")
    void tick() {
        if (!schema.isReady()) {
            return;
        }
        Instant now = clock.instant();
        try {
            if (isDue(now)) {
                run();
                lastDone = now;
            }
            awaited.completeAll();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Housekeeping of predictions failed: {}", e.getClass().getSimpleName());
        }
    }

    void run() {
        LocalDate today = period.today();
        partitions.forget();
        // yesterday's too: what was predicted shortly before midnight arrives behind it
        partitions.ensure(
                Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
                        .limit(DAYS_AHEAD + 1)
                        .toList());
        int dropped = partitions.dropBefore(period.firstDay());
        int forgotten = eraser.forgetOld();
        if (dropped > 0 || forgotten > 0) {
            log.info(
                    "Retention of {} days: dropped {} partitions, {} tombstones",
                    period.days(),
                    dropped,
                    forgotten);
        }
    }

    private boolean isDue(Instant now) {
        Instant last = lastDone;
        return last == null
                || !RetentionPeriod.day(last).equals(RetentionPeriod.day(now))
                || Duration.between(last, now).compareTo(INTERVAL) >= 0;
    }
}
