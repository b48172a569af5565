package io.mlpipeline.mlservice.training.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mlpipeline.mlservice.engine.EngineKind;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** {@code ml_training_seconds} of what has run, {@code ml_training_jobs} of what is remembered. */
final class TrainingMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(3),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofHours(2)
    };

    private final MeterRegistry meters;

    TrainingMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void record(EngineKind engine, JobState outcome, Duration time) {
        Timer.builder("ml.training")
                .description("Time of trainings over HTTP, from start to published model")
                .tag("engine", engine.id())
                .tag("outcome", outcome.id())
                .serviceLevelObjectives(BUCKETS)
                .register(meters)
                .record(time);
    }

    /**
     * @param count how many jobs are in a state
     */
    void show(TrainingJobs jobs, ToDoubleFunction<JobState> count) {
        for (JobState state : JobState.values()) {
            Gauge.builder("ml.training.jobs", jobs, _ -> count.applyAsDouble(state))
                    .description("Trainings that wait, run, or ended and are remembered")
                    .tag("state", state.id())
                    .register(meters);
        }
    }
}
