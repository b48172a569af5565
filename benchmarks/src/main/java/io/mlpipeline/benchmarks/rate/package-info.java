/** Latency at fixed rates, counted from the moment a request was due. */
@NullMarked
package io.mlpipeline.benchmarks.rate;

import org.jspecify.annotations.NullMarked;
