package io.mlpipeline.mlservice.openinference;

/**
 * Whether a model can infer.
 *
 * @param name its name
 * @param ready whether it is loaded and warm
 */
record ModelReady(String name, boolean ready) {}
