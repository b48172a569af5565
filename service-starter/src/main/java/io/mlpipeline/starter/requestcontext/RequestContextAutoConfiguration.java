package io.mlpipeline.starter.requestcontext;

import io.mlpipeline.starter.request.FilterOrder;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/**
 * Request ids and traces. Off with {@code mlpipeline.request-context.enabled=false}; leaves traces
 * to a Micrometer {@code Tracer} where there is one.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "mlpipeline.request-context.enabled", matchIfMissing = true)
public final class RequestContextAutoConfiguration {

    // not on the starter's own class path, hence by name
    private static final String TRACER = "io.micrometer.tracing.Tracer";

    @Bean
    FilterRegistrationBean<RequestContextFilter> mlRequestContextFilter(ListableBeanFactory beans) {
        var registration =
                new FilterRegistrationBean<>(new RequestContextFilter(!hasTracer(beans)));
        registration.setOrder(FilterOrder.CONTEXT);
        return registration;
    }

    private static boolean hasTracer(ListableBeanFactory beans) {
        ClassLoader loader = RequestContextAutoConfiguration.class.getClassLoader();
        return ClassUtils.isPresent(TRACER, loader)
                && beans.getBeanNamesForType(
                                        ClassUtils.resolveClassName(TRACER, loader), true, false)
                                .length
                        > 0;
    }
}
