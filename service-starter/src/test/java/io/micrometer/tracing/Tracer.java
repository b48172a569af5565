package io.micrometer.tracing;

/**
 * Stands for Micrometer Tracing's type of this name, which the starter knows by name only and does
 * not depend on.
 */
public interface Tracer {}
