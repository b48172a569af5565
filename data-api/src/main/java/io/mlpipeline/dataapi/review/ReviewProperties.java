package io.mlpipeline.dataapi.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How far a review looks.
 *
 * @param window predictions that are compared, the newest; what it costs grows with them
 * @param days how far back they may be
 */
@Validated
@ConfigurationProperties("mlpipeline.review")
record ReviewProperties(
        @DefaultValue("10000") @Min(100) @Max(100_000) int window,
        @DefaultValue("30") @Min(1) @Max(3650) int days) {}
