package io.mlpipeline.starter.lifecycle;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the service leaves when it is told to end.
 *
 * @param enabled false leaves it to Spring Boot's graceful shutdown alone
 * @param grace how long everything is still served after readiness has gone, so that load balancers
 *     notice
 * @param refusal how long at most new requests are then refused in words before the port closes
 * @param timeout how long at most is waited for requests under way
 */
@Validated
@ConfigurationProperties("mlpipeline.drain")
record DrainProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2s") @NotNull Duration grace,
        @DefaultValue("1s") @NotNull Duration refusal,
        @DefaultValue("20s") @NotNull Duration timeout) {}
