/** What a service does with many times the load it can bear. */
@NullMarked
package io.mlpipeline.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
