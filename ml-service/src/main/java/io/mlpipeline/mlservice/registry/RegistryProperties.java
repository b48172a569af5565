package io.mlpipeline.mlservice.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where models are kept, and how many in memory.
 *
 * @param directory folder of the model versions; if empty, only the shipped model is served and
 *     what is published is lost with the process
 * @param maxLoaded most versions in memory; above it the least recently used one without an alias
 *     is closed
 * @param warmUpRounds how often the warm-up classifies its sample texts before a model may serve
 * @param warmUpLimit longest time that the warm-up takes
 */
@Validated
@ConfigurationProperties("mlpipeline.registry")
public record RegistryProperties(
        @DefaultValue("models") @NotNull String directory,
        @DefaultValue("4") @Min(3) @Max(100) int maxLoaded,
        @DefaultValue("200") @Min(1) @Max(10_000) int warmUpRounds,
        @DefaultValue("250ms") @NotNull Duration warmUpLimit) {}
