package io.mlpipeline.dataapi.stats;

import org.jspecify.annotations.Nullable;

/**
 * The model that is looked after.
 *
 * @param version its version
 * @param baseline what its answers looked like in training; null if that is not known
 */
record ServedModel(String version, @Nullable Baseline baseline) {}
