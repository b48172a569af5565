package io.mlpipeline.mlservice.openinference;

/**
 * Whether the server answers.
 *
 * @param live always true, for a dead server says nothing
 */
record Liveness(boolean live) {}
