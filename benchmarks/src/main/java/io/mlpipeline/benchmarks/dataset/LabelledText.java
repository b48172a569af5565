package io.mlpipeline.benchmarks.dataset;

/**
 * One example.
 *
 * @param text what a client sends
 * @param label the right answer
 */
public record LabelledText(String text, String label) {}
