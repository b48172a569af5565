/**
 * A service with the same set-up as the real ones that computes nothing: the most that HTTP could
 * reach.
 */
@NullMarked
package io.mlpipeline.benchmarks.noop;

import org.jspecify.annotations.NullMarked;
