package io.mlpipeline.mlservice.prediction;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a prediction may be asked for.
 *
 * @param maxTextLength most characters of a text, counted as Unicode code points
 * @param maxBatchSize most texts in one request
 * @param maxExplainedTexts most texts in one request that asks for explanations
 * @param maxContributions most parts of a text in its explanation, the strongest
 * @param maxCharactersInFlight most characters being worked on over all requests, counted as UTF-16
 *     code units; above it requests are refused with 429
 */
@Validated
@ConfigurationProperties("mlpipeline.prediction")
public record PredictionProperties(
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxTextLength,
        @DefaultValue("256") @Min(1) @Max(10_000) int maxBatchSize,
        @DefaultValue("16") @Min(1) @Max(10_000) int maxExplainedTexts,
        @DefaultValue("20") @Min(1) @Max(1_000) int maxContributions,
        @DefaultValue("4194304") @Min(1) long maxCharactersInFlight) {}
