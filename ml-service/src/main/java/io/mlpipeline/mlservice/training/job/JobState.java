package io.mlpipeline.mlservice.training.job;

import java.util.Locale;

/** Where a job stands. */
enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }

    /** For metrics: {@code queued}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
