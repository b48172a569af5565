package io.mlpipeline.preprocessor.cleaning;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is done to a text and what is asked of it.
 *
 * @param maskPersonalData whether e-mail addresses, telephone, account and card numbers are
 *     replaced
 * @param minLength characters that a cleaned text has at least
 * @param maxLength characters that a cleaned text has at most
 * @param minLetterShare share of letters and digits among its characters, white space apart
 */
@Validated
@ConfigurationProperties("mlpipeline.cleaning")
public record CleaningProperties(
        @DefaultValue("true") boolean maskPersonalData,
        @DefaultValue("2") @Min(1) @Max(10_000) int minLength,
        @DefaultValue("10000") @Min(1) @Max(100_000) int maxLength,
        @DefaultValue("0.3") @DecimalMin("0") @DecimalMax("1") double minLetterShare) {}
