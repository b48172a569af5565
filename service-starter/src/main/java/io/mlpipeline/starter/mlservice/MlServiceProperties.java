package io.mlpipeline.starter.mlservice;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where ml-service is.
 *
 * @param url its address, without a path
 * @param connectTimeout how long it may take to be reached
 * @param timeout how long it may take to answer
 */
@Validated
@ConfigurationProperties("mlpipeline.ml-service")
public record MlServiceProperties(
        @NotNull URI url,
        @DefaultValue("2s") @NotNull @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 1) Duration timeout) {}
