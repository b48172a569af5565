package io.mlpipeline.benchmarks.volume;

import io.mlpipeline.benchmarks.report.Samples;

/**
 * How fast one thing was done beside all the texts.
 *
 * @param what was done
 * @param millis of each time
 */
record Question(String what, Samples millis) {}
