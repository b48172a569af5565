package io.mlpipeline.starter.limits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is taken from one client at once.
 *
 * @param enabled false takes everything
 * @param maxBody bytes of a request's body
 * @param maxBulkBody bytes of a body on one of the bulk paths
 * @param bulkPaths path patterns, such as {@code /texts} or {@code /models/*}, that take bulk
 *     bodies
 * @param maxConcurrentRequests requests under way; one more is refused at once. Health and metrics
 *     always answer.
 */
@Validated
@ConfigurationProperties("mlpipeline.limits")
record LimitsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("64MB") DataSize maxBulkBody,
        @DefaultValue List<String> bulkPaths,
        @DefaultValue("512") @Min(1) @Max(100_000) int maxConcurrentRequests) {}
