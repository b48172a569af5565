package io.mlpipeline.benchmarks.onnxruntime;

/**
 * What one way to run the loop reached.
 *
 * @param setting the way
 * @param textsPerSecond over whole passes through the texts
 */
public record LoopResult(LoopSetting setting, double textsPerSecond) {}
