/** Gauges whose series come and go. */
@NullMarked
package io.mlpipeline.starter.metrics;

import org.jspecify.annotations.NullMarked;
