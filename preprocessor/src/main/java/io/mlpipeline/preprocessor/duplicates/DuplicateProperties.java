package io.mlpipeline.preprocessor.duplicates;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a text counts as a near duplicate.
 *
 * @param near whether near duplicates are looked for; exact ones always are
 * @param similarity share of common shingles from which two texts are near duplicates; candidates
 *     below 0.7 are hardly ever found
 */
@Validated
@ConfigurationProperties("mlpipeline.duplicates")
record DuplicateProperties(
        @DefaultValue("true") boolean near,
        @DefaultValue("0.8") @DecimalMin("0.7") @DecimalMax("1") double similarity) {}
