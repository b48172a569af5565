package io.mlpipeline.mlservice.training;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Adds up the stages of one training, tells a listener, and ends the work when it was cancelled: so
 * every place that reports progress is also a place where a training can stop.
 */
final class ProgressTracker {

    private static final double ENOUGH_TO_ESTIMATE = 0.03;

    private final Map<Stage, Double> weights;
    private final double total;
    private final Consumer<TrainingProgress> listener;
    private final BooleanSupplier cancelled;
    private final LongSupplier nanoTime;
    private final long start;

    private double before;
    private int lastPercent = -1;
    private Stage lastStage = Stage.READ;

    /**
     * @param weights expected cost of each stage that will run, in any unit
     * @param cancelled asked at every step
     */
    ProgressTracker(
            Map<Stage, Double> weights,
            Consumer<TrainingProgress> listener,
            BooleanSupplier cancelled,
            LongSupplier nanoTime) {
        this.weights = new EnumMap<>(weights);
        this.total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        this.listener = listener;
        this.cancelled = cancelled;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Begins a stage.
     *
     * @return takes the share of the stage that is done, 0 to 1, from any thread; throws {@link
     *     CancellationException} once the training is cancelled
     */
    synchronized DoubleConsumer begin(Stage stage) {
        before = 0;
        weights.forEach((s, weight) -> before += s.compareTo(stage) < 0 ? weight : 0);
        report(stage, 0);
        return fraction -> report(stage, fraction);
    }

    private synchronized void report(Stage stage, double fraction) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("The training was cancelled.");
        }
        double weight = weights.getOrDefault(stage, 0.0);
        double done = Math.clamp((before + weight * Math.clamp(fraction, 0, 1)) / total, 0, 1);
        int percent = (int) (100 * done);
        if (percent > lastPercent || stage != lastStage) {
            lastPercent = Math.max(percent, lastPercent);
            lastStage = stage;
            double spent = secondsSpent();
            listener.accept(
                    new TrainingProgress(
                            stage,
                            lastPercent,
                            spent,
                            done < ENOUGH_TO_ESTIMATE ? null : spent * (1 - done) / done));
        }
    }

    double secondsSpent() {
        return (nanoTime.getAsLong() - start) / 1e9;
    }
}
