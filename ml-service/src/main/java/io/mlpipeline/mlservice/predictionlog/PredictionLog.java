package io.mlpipeline.mlservice.predictionlog;

import io.mlpipeline.mlservice.prediction.Outcome;
import io.mlpipeline.mlservice.prediction.OutcomeObserver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes every answer in and has it sent in the background. All that an answer costs its caller is
 * an offer to the buffer; what finds no room there is dropped and counted by the reason for which
 * nothing leaves it.
 */
final class PredictionLog implements OutcomeObserver, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PredictionLog.class);

    /** Stops after the web server has answered the last request, and before Redis is let go of. */
    private static final int PHASE = 1_000;

    private final OutcomeBuffer buffer;
    private final PredictionWriter writer;
    private final PredictionLogMetrics metrics;
    private final Duration stopLimit;

    private volatile @Nullable Thread thread;
    private volatile boolean ended;

    PredictionLog(
            OutcomeBuffer buffer,
            PredictionWriter writer,
            PredictionLogMetrics metrics,
            Duration stopLimit) {
        this.buffer = buffer;
        this.writer = writer;
        this.metrics = metrics;
        this.stopLimit = stopLimit;
    }

    @Override
    public void answered(Outcome outcome) {
        if (ended) {
            metrics.dropped(DropReason.SHUTDOWN, outcome.texts().size());
        } else if (!buffer.offer(outcome)) {
            DropReason standstill = writer.standstill();
            metrics.dropped(
                    standstill == null ? DropReason.BUFFER_FULL : standstill,
                    outcome.texts().size());
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("prediction-log").daemon().start(writer);
    }

    @Override
    public void stop() {
        Thread writing = thread;
        ended = true;
        writer.stop();
        if (writing != null) {
            await(writing);
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void await(Thread writing) {
        try {
            if (!writing.join(stopLimit)) {
                writing.interrupt();
                if (!writing.join(stopLimit)) {
                    log.warn("The sender of predictions does not end.");
                }
            }
        } catch (InterruptedException e) {
            writing.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
