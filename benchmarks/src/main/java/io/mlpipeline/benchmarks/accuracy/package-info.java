/** How often the answers over HTTP are right. */
@NullMarked
package io.mlpipeline.benchmarks.accuracy;

import org.jspecify.annotations.NullMarked;
