package io.mlpipeline.starter.prefix;

import io.mlpipeline.starter.request.FilterOrder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Every path under {@code /api} too. Off with {@code mlpipeline.prefix.enabled=false}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "mlpipeline.prefix.enabled", matchIfMissing = true)
public final class PrefixAutoConfiguration {

    @Bean
    FilterRegistrationBean<PrefixFilter> prefixFilter() {
        var registration = new FilterRegistrationBean<>(new PrefixFilter());
        registration.setOrder(FilterOrder.PREFIX);
        return registration;
    }
}
