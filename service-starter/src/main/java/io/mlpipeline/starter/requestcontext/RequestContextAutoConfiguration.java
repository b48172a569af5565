package io.mlpipeline.starter.requestcontext;

import io.micrometer.tracing.Tracer;
import io.mlpipeline.starter.request.FilterOrder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Request ids and traces. Off with {@code mlpipeline.request-context.enabled=false}; leaves traces
 * to a Micrometer {@code Tracer} where there is one.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "mlpipeline.request-context.enabled", matchIfMissing = true)
public final class RequestContextAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestContextFilter> mlRequestContextFilter(
            ObjectProvider<Tracer> tracer) {
        boolean tracing = tracer.getIfAvailable() == null;
        var registration = new FilterRegistrationBean<>(new RequestContextFilter(tracing));
        registration.setOrder(FilterOrder.CONTEXT);
        return registration;
    }
}
