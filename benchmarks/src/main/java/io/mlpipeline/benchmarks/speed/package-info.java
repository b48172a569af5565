/** The main run: requests per second, latency, CPU, memory and accuracy of every target. */
@NullMarked
package io.mlpipeline.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
