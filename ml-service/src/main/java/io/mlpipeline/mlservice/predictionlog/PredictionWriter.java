package io.mlpipeline.mlservice.predictionlog;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the buffer holds, in one thread, until it is told to stop; then what is left, as long
 * as Redis takes it. It looks at fixed intervals instead of being woken, since waking costs those
 * who answer requests.
 */
final class PredictionWriter implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(PredictionWriter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PAUSE_WHEN_FULL = Duration.ofMillis(200);

    private final Batch batch;
    private final PredictionStream stream;
    private final PredictionLogMetrics metrics;
    private final long maxOutstanding;
    private final Duration interval;
    private final CountDownLatch stop = new CountDownLatch(1);

    private long room;
    private Duration pause = FIRST_PAUSE;
    private volatile @Nullable DropReason standstill;

    PredictionWriter(
            Batch batch,
            PredictionStream stream,
            PredictionLogMetrics metrics,
            long maxOutstanding,
            Duration interval) {
        this.batch = batch;
        this.stream = stream;
        this.metrics = metrics;
        this.maxOutstanding = maxOutstanding;
        this.interval = interval;
    }

    /** Why nothing is sent at the moment; null if it is. */
    @Nullable DropReason standstill() {
        return standstill;
    }

    /** Has it end, once what is left was sent or refused. */
    void stop() {
        stop.countDown();
    }

    @Override
    public void run() {
        try {
            Duration rest = Duration.ZERO;
            while (!stop.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                rest = step();
            }
            sendTheRest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the time to stop is over
        } finally {
            stream.close();
            int left = batch.clear();
            if (left > 0) {
                metrics.dropped(DropReason.SHUTDOWN, left);
                log.warn("{} predictions were answered, but could not be sent in time.", left);
            }
        }
    }

    /** Sends a batch if there is one; says how long to rest then. */
    private Duration step() throws InterruptedException {
        batch.fill();
        if (batch.isEmpty()) {
            return interval;
        }
        boolean more = batch.isFull();
        try {
            return send() ? (more ? Duration.ZERO : interval) : PAUSE_WHEN_FULL;
        } catch (RedisException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return failed(e.getClass().getName()); // whatever it is, the next try may do better
        }
    }

    /** Whether there was room in the stream. */
    private boolean send() throws InterruptedException {
        if (room <= 0) {
            room = maxOutstanding - stream.length();
        }
        boolean fits = room > 0;
        if (fits) {
            room = maxOutstanding - stream.append(batch.first(room), this::taken);
        }
        pause = FIRST_PAUSE;
        standstill(fits ? null : DropReason.STREAM_FULL, "nobody reads the stream");
        return fits;
    }

    private void taken(byte[] entry) {
        batch.remove(entry);
        metrics.sent(1);
    }

    private Duration failed(String why) {
        standstill(DropReason.REDIS_UNAVAILABLE, why);
        Duration now = pause;
        pause =
                now.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                        ? now.multipliedBy(2)
                        : LONGEST_PAUSE;
        room = 0;
        return now;
    }

    /** Said when it begins and when it ends. */
    private void standstill(@Nullable DropReason reason, String why) {
        DropReason before = standstill;
        standstill = reason;
        if (reason != null && reason != before) {
            log.warn("Predictions are kept in memory while they can be ({}): {}", reason.id(), why);
        } else if (reason == null && before != null) {
            log.info(
                    "Predictions are sent again; {} were dropped so far.",
                    (long) metrics.dropped());
        }
    }

    private void sendTheRest() throws InterruptedException {
        batch.fill();
        try {
            while (!batch.isEmpty() && send()) {
                batch.fill();
            }
        } catch (RuntimeException e) {
            log.warn("Redis does not take the last predictions: {}", e.getClass().getName());
        }
    }
}
