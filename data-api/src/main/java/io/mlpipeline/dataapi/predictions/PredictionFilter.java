package io.mlpipeline.dataapi.predictions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which predictions to show; null means any.
 *
 * @param modelVersion the version that answered
 * @param label the label it answered with
 * @param engine the engine that answered
 * @param abstained whether it abstained
 * @param from the earliest time, included
 * @param to the latest time, excluded
 * @param after the id the page before ended with
 */
record PredictionFilter(
        @Nullable String modelVersion,
        @Nullable String label,
        @Nullable String engine,
        @Nullable Boolean abstained,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID after) {}
