package io.mlpipeline.preprocessor.duplicates;

import java.util.UUID;

/**
 * The older text that another repeats.
 *
 * @param id of the older text
 * @param exact whether they differ in nothing but case and white space
 */
public record Original(UUID id, boolean exact) {}
