package io.mlpipeline.benchmarks.service;

/**
 * What a service used while it was loaded.
 *
 * @param cpuCores CPU seconds per second
 * @param pss highest proportional set size seen, in bytes
 * @param peakRss sum of the processes' peak resident sets since they began, in bytes
 */
public record ResourceUse(double cpuCores, long pss, long peakRss) {}
