/**
 * Tells the rest of the suite what was answered, in the background: every prediction goes to a
 * Redis stream, and no answer waits for that.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.predictionlog.PredictionLog}. Beans that need Redis
 * stand in a configuration that is {@link
 * io.mlpipeline.mlservice.predictionlog.ConditionalOnRedis}.
 */
@NullMarked
package io.mlpipeline.mlservice.predictionlog;

import org.jspecify.annotations.NullMarked;
