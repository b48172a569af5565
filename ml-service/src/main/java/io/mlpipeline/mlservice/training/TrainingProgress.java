package io.mlpipeline.mlservice.training;

import org.jspecify.annotations.Nullable;

/**
 * How far a training has come.
 *
 * @param stage what it is doing
 * @param percent 0 to 100, over all stages
 * @param secondsSpent since the start
 * @param secondsLeft estimate from the pace so far; null while too little is done to tell
 */
public record TrainingProgress(
        Stage stage, int percent, double secondsSpent, @Nullable Double secondsLeft) {}
