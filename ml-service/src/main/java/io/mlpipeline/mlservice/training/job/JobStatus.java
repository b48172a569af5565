package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.training.TrainingProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job at one moment.
 *
 * @param revision grows with every change
 * @param progress the latest, null before the first
 * @param result what came of it, if it succeeded
 * @param error why nothing came of it, if it failed
 */
record JobStatus(
        long revision,
        JobState state,
        @Nullable TrainingProgress progress,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable TrainingResult result,
        @Nullable JobError error) {

    static final JobStatus QUEUED = new JobStatus(0, JobState.QUEUED, null, null, null, null, null);

    JobStatus running(Instant now) {
        return new JobStatus(revision + 1, JobState.RUNNING, null, now, null, null, null);
    }

    JobStatus at(TrainingProgress latest) {
        return new JobStatus(revision + 1, state, latest, started, null, null, null);
    }

    JobStatus succeeded(TrainingResult reached, Instant now) {
        return new JobStatus(
                revision + 1, JobState.SUCCEEDED, progress, started, now, reached, null);
    }

    JobStatus failed(JobError why, Instant now) {
        return new JobStatus(revision + 1, JobState.FAILED, progress, started, now, null, why);
    }

    JobStatus cancelled(Instant now) {
        return new JobStatus(revision + 1, JobState.CANCELLED, progress, started, now, null, null);
    }
}
