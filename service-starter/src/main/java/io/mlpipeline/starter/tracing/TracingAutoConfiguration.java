package io.mlpipeline.starter.tracing;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.mlpipeline.starter.request.FilterOrder;
import io.mlpipeline.starter.request.ObservedPaths;
import io.mlpipeline.starter.requestmetrics.RequestMetricsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * A span for each request. On where {@code management.opentelemetry.tracing.export.otlp.endpoint}
 * is set, which is {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT} in the environment.
 */
@AutoConfiguration(
        after = ObservationAutoConfiguration.class,
        before = {
            OpenTelemetryTracingAutoConfiguration.class,
            RequestMetricsAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = Type.SERVLET)
public final class TracingAutoConfiguration {

    /** Around the request's context, so that its log lines have the span's ids. */
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> webMvcObservationFilter(
            ObservationRegistry registry) {
        var registration = new FilterRegistrationBean<>(new ServerHttpObservationFilter(registry));
        registration.setOrder(FilterOrder.METRICS);
        return registration;
    }

    @Bean
    ObservationPredicate spansOfRequestsOnly() {
        return (_, context) ->
                !(context instanceof ServerRequestObservationContext request
                        && request.getCarrier() != null
                        && ObservedPaths.contains(request.getCarrier()));
    }

    /** The names that the log has without tracing, too. */
    @Bean
    Slf4JEventListener idsInTheLog() {
        return new Slf4JEventListener("trace.id", "span.id");
    }
}
