/**
 * Puts the work of many callers together into batches, with a bound on how long accepted work
 * waits; knows neither models nor HTTP.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.batching.DynamicBatcher}.
 */
@NullMarked
package io.mlpipeline.mlservice.batching;

import org.jspecify.annotations.NullMarked;
