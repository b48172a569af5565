/**
 * Remembers what was predicted: takes answers from the stream, keeps them in partitions of a day,
 * shows them, and forgets them when their time is over or someone asks.
 *
 * <p>Start with {@link io.mlpipeline.dataapi.predictions.PredictionStore}.
 */
@NullMarked
package io.mlpipeline.dataapi.predictions;

import org.jspecify.annotations.NullMarked;
