package io.mlpipeline.starter.limits;

import io.mlpipeline.starter.request.FilterOrder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Bounds on bodies and on concurrency. Off with {@code mlpipeline.limits.enabled=false}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "mlpipeline.limits.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LimitsProperties.class)
public final class LimitsAutoConfiguration {

    @Bean
    FilterRegistrationBean<LimitsFilter> limitsFilter(LimitsProperties properties) {
        BodyLimit bodyLimit =
                new BodyLimit(
                        properties.maxBody(), properties.maxBulkBody(), properties.bulkPaths());
        var registration =
                new FilterRegistrationBean<>(
                        new LimitsFilter(bodyLimit, properties.maxConcurrentRequests()));
        registration.setOrder(FilterOrder.LIMITS);
        return registration;
    }
}
