package io.mlpipeline.benchmarks.noop;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What ml-service takes.
 *
 * @param text up to 10,000 characters
 */
record NoopRequest(@NotBlank @Size(max = 10_000) String text) {}
