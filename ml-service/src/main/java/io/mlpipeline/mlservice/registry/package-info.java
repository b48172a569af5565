/**
 * Holds versioned models on disk and in memory, and says which of them answers.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.registry.ModelRegistry}; the shape of a model
 * directory is {@link io.mlpipeline.mlservice.registry.ModelManifest}.
 */
@NullMarked
package io.mlpipeline.mlservice.registry;

import org.jspecify.annotations.NullMarked;
