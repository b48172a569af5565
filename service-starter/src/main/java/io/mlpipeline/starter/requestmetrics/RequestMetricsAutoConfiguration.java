package io.mlpipeline.starter.requestmetrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.mlpipeline.starter.request.FilterOrder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingFilterBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The design's request metrics in place of Boot's. Off with {@code
 * mlpipeline.request-metrics.enabled=false}.
 */
@AutoConfiguration(
        after = CompositeMeterRegistryAutoConfiguration.class,
        before = WebMvcObservationAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "mlpipeline.request-metrics.enabled", matchIfMissing = true)
@ConditionalOnBean(MeterRegistry.class)
@EnableConfigurationProperties(RequestMetricsProperties.class)
public final class RequestMetricsAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestMetricsFilter> requestMetricsFilter(
            MeterRegistry registry,
            RequestMetricsProperties properties,
            ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        var registration =
                new FilterRegistrationBean<>(
                        new RequestMetricsFilter(
                                new RequestMeters(registry, properties.buckets()),
                                new Endpoints(mappings::orderedStream)));
        registration.setOrder(FilterOrder.METRICS);
        return registration;
    }

    /**
     * Stands where Boot's would, which then stays away: an observation per request costs more than
     * a prediction. Tracing needs it, and brings its own.
     */
    @Bean
    @ConditionalOnMissingFilterBean
    FilterRegistrationBean<ServerHttpObservationFilter> webMvcObservationFilter() {
        var registration =
                new FilterRegistrationBean<>(
                        new ServerHttpObservationFilter(ObservationRegistry.NOOP));
        registration.setEnabled(false);
        return registration;
    }
}
