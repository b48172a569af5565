/**
 * Takes texts in over HTTP and answers with labels.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.prediction.PredictionService}.
 */
@NullMarked
package io.mlpipeline.mlservice.prediction;

import org.jspecify.annotations.NullMarked;
