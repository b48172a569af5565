package io.mlpipeline.dataapi.predictions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long predictions are kept and how many are shown at once.
 *
 * @param retention days, each in UTC, after which predictions are dropped; feedback on them stays
 * @param pageSize predictions on a page if the caller does not say
 * @param maxPageSize most predictions a caller may ask for at once
 */
@Validated
@ConfigurationProperties("mlpipeline.predictions")
record PredictionsProperties(
        @DefaultValue("90") @Min(1) @Max(3650) int retention,
        @DefaultValue("50") @Min(1) @Max(1000) int pageSize,
        @DefaultValue("500") @Min(1) @Max(1000) int maxPageSize) {}
