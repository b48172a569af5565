package io.mlpipeline.mlservice.prediction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model.
 *
 * @param texts as the caller sent them, not checked yet
 * @param model a version or an alias; null for the champion
 * @param explain whether to say what moved each answer
 */
public record Question(
        List<? extends @Nullable String> texts, @Nullable String model, boolean explain) {}
