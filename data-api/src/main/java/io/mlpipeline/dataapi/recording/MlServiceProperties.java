package io.mlpipeline.dataapi.recording;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where ml-service is.
 *
 * @param url its address
 * @param connectTimeout how long a connection may take
 * @param timeout how long an answer may take
 */
@Validated
@ConfigurationProperties("mlpipeline.ml-service")
record MlServiceProperties(
        @DefaultValue("http://localhost:8000") URI url,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration timeout) {}
