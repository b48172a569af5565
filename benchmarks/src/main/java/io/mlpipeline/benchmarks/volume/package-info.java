/** What a million texts do to the suite: rates, memory, and how fast it answers beside them. */
@NullMarked
package io.mlpipeline.benchmarks.volume;

import org.jspecify.annotations.NullMarked;
