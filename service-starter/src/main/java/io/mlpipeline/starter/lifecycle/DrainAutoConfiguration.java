package io.mlpipeline.starter.lifecycle;

import io.mlpipeline.starter.request.FilterOrder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** An orderly leave. Off with {@code mlpipeline.drain.enabled=false}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "mlpipeline.drain.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DrainProperties.class)
public final class DrainAutoConfiguration {

    @Bean
    Traffic drainTraffic() {
        return new Traffic();
    }

    @Bean
    FilterRegistrationBean<DrainFilter> drainFilter(Traffic traffic) {
        var registration = new FilterRegistrationBean<>(new DrainFilter(traffic));
        registration.setOrder(FilterOrder.DRAIN);
        return registration;
    }

    @Bean
    Drain drainOnClose(DrainProperties properties, Traffic traffic, ApplicationContext context) {
        return new Drain(properties, traffic, context, new Connections(context));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> farewellHttpProtocol() {
        return factory -> factory.setProtocol(FarewellHttpProtocol.class.getName());
    }
}
