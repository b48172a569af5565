/** Closed-loop load by wrk, and what it printed. */
@NullMarked
package io.mlpipeline.benchmarks.wrk;

import org.jspecify.annotations.NullMarked;
