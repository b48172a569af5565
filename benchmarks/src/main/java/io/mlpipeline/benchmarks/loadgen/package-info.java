/** Load from this JVM, where each answer is timed by its status: closed loop or at a fixed rate. */
@NullMarked
package io.mlpipeline.benchmarks.loadgen;

import org.jspecify.annotations.NullMarked;
