package io.mlpipeline.dataapi.labels;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of labels.
 *
 * @param max labels that are kept at most; a file whose label column is the wrong one meets it
 */
@Validated
@ConfigurationProperties("mlpipeline.labels")
record LabelProperties(@DefaultValue("10000") @Min(1) @Max(1_000_000) int max) {}
