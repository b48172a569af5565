/** What clients notice while the active model is exchanged again and again. */
@NullMarked
package io.mlpipeline.benchmarks.swap;

import org.jspecify.annotations.NullMarked;
