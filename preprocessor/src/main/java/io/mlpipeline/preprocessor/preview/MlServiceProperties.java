package io.mlpipeline.preprocessor.preview;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
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
record MlServiceProperties(
        @DefaultValue("http://localhost:8000") @NotNull URI url,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("10s") @NotNull Duration timeout) {}
