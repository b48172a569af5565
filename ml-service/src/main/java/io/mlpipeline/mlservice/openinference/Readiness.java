package io.mlpipeline.mlservice.openinference;

/**
 * Whether the server can infer; the protocol's documents disagree on the member's name, so that
 * there are both.
 *
 * @param ready whether a model is loaded and warm
 * @param live always true
 */
record Readiness(boolean ready, boolean live) {}
