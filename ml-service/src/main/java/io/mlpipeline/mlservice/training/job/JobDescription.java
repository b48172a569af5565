package io.mlpipeline.mlservice.training.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mlpipeline.mlservice.dataset.Columns;
import io.mlpipeline.mlservice.learning.Comparison;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.mlpipeline.mlservice.training.TrainingProgress;
import io.mlpipeline.mlservice.training.TrainingSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is told. Members that do not apply yet are left out.
 *
 * @param id names the job
 * @param state where it stands
 * @param created when it was asked for
 * @param started when it began to run
 * @param ended when it was over, however it ended
 * @param progress how far it has come
 * @param spec what was asked for
 * @param version of the model, if it succeeded
 * @param metrics what the model reached on the hold-out
 * @param model where it is described
 * @param comparison how it fares beside the champion, where there is a database
 * @param error why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobDescription(
        @Schema(example = "01997c6e-52a4-7c1e-9d35-6f0b5be7a2f1") String id,
        @Schema(example = "SUCCEEDED") JobState state,
        @Schema(example = "2026-01-01T09:30:00Z") Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Progress progress,
        Spec spec,
        @Schema(example = "cascade-9c1f0a2b3d4e") @Nullable String version,
        ModelManifest.@Nullable Metrics metrics,
        @Schema(example = "/models/cascade-9c1f0a2b3d4e") @Nullable String model,
        @Nullable Comparison comparison,
        @Nullable JobError error) {

    private static final double MILLIS = 1_000;

    /**
     * How far it has come.
     *
     * @param stage for programs
     * @param title for people
     * @param percent over all stages
     * @param secondsSpent since it began to train
     * @param secondsLeft as far as can be told
     */
    @Schema(name = "JobProgress")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            @Schema(example = "embed") String stage,
            @Schema(example = "Encoding the texts") String title,
            @Schema(example = "42") int percent,
            @Schema(example = "18.3") double secondsSpent,
            @Schema(example = "25.1") @Nullable Double secondsLeft) {

        static Progress of(TrainingProgress progress, boolean done) {
            Double left = progress.secondsLeft();
            return new Progress(
                    progress.stage().id(),
                    progress.stage().title(),
                    done ? 100 : progress.percent(),
                    rounded(progress.secondsSpent()),
                    left == null ? null : done ? 0.0 : rounded(left));
        }

        private static double rounded(double seconds) {
            return Math.round(seconds * MILLIS) / MILLIS;
        }
    }

    /** What was asked for, defaults included. */
    @Schema(name = "JobSpec")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Spec(
            @Schema(example = "upload") String source,
            @Schema(example = "cascade") String engine,
            @Schema(example = "42") long seed,
            @Schema(example = "0.2") double holdOut,
            @Schema(example = "0") double maxAccuracyLoss,
            @Schema(example = "unspecified") String licence,
            @Schema(example = "text") @Nullable String textColumn,
            @Schema(example = "label") @Nullable String labelColumn,
            @Schema(example = "csv") @Nullable String format,
            boolean activate) {

        static Spec of(TrainingOrder order) {
            TrainingSpec spec = order.spec();
            boolean collected = order.isFromCollected();
            Columns columns = order.source().columns();
            String format = order.source().format().name().toLowerCase(Locale.ROOT);
            return new Spec(
                    collected ? "collected" : "upload",
                    spec.engine().id(),
                    spec.seed(),
                    spec.holdOut(),
                    spec.maxAccuracyLoss(),
                    spec.licence(),
                    collected ? null : columns.text(),
                    collected ? null : columns.label(),
                    collected ? null : format,
                    order.activate());
        }
    }

    static JobDescription of(TrainingJob job) {
        return of(job, job.status());
    }

    static JobDescription of(TrainingJob job, JobStatus status) {
        TrainingProgress progress = status.progress();
        TrainingResult result = status.result();
        ModelManifest manifest = result == null ? null : result.model();
        return new JobDescription(
                job.id(),
                status.state(),
                job.created(),
                status.started(),
                status.ended(),
                progress == null
                        ? null
                        : Progress.of(progress, status.state() == JobState.SUCCEEDED),
                Spec.of(job.order()),
                manifest == null ? null : manifest.version(),
                manifest == null ? null : manifest.metrics(),
                manifest == null ? null : "/models/" + manifest.version(),
                result == null ? null : result.comparison(),
                status.error());
    }
}
