/**
 * From a file of labelled texts to a model directory: on the command line and as a job over HTTP.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.training.TrainingPipeline}.
 */
@NullMarked
package io.mlpipeline.mlservice.training;

import org.jspecify.annotations.NullMarked;
