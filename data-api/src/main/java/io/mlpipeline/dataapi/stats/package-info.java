/**
 * Looks after the model: how much came in and how it was answered, how often people agreed, and
 * whether answers still look as they did in training.
 *
 * <p>Start with {@link io.mlpipeline.dataapi.stats.Statistics}.
 */
@NullMarked
package io.mlpipeline.dataapi.stats;

import org.jspecify.annotations.NullMarked;
