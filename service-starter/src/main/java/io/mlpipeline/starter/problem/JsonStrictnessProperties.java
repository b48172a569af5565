package io.mlpipeline.starter.problem;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much structure a JSON body may have.
 *
 * @param enabled false leaves Jackson as Spring Boot sets it up
 * @param maxNestingDepth objects and arrays within each other
 * @param maxStringLength characters of one string value
 * @param maxNameLength characters of one field name
 */
@Validated
@ConfigurationProperties("mlpipeline.json")
record JsonStrictnessProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64") @Min(4) @Max(1000) int maxNestingDepth,
        @DefaultValue("1048576") @Min(1024) int maxStringLength,
        @DefaultValue("256") @Min(16) int maxNameLength) {}
