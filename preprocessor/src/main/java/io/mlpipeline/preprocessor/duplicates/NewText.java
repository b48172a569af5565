package io.mlpipeline.preprocessor.duplicates;

import java.util.UUID;

/**
 * A text that is about to be stored as usable.
 *
 * @param id ascending by arrival
 * @param cleaned what it says
 */
public record NewText(UUID id, String cleaned) {}
