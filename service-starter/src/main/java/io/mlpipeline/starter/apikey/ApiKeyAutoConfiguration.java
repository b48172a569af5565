package io.mlpipeline.starter.apikey;

import io.mlpipeline.starter.request.FilterOrder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Asks for the key of the secret {@code api_key}. Off with {@code
 * mlpipeline.api-key.enabled=false}.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "mlpipeline.api-key.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ApiKeyProperties.class)
public final class ApiKeyAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ApiKeyAutoConfiguration.class);

    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilter(
            ApiKeyProperties properties, Environment environment) {
        List<ProtectedRequest> entries =
                properties.protectedRequests().stream().map(ProtectedRequest::parse).toList();
        // an editor leaves a line end behind in the file
        String key = environment.getProperty("api_key", "").strip();
        var registration = new FilterRegistrationBean<>(new ApiKeyFilter(key, entries));
        registration.setOrder(FilterOrder.API_KEY);
        registration.setEnabled(!key.isEmpty() && !entries.isEmpty());
        if (key.isEmpty() && !entries.isEmpty()) {
            log.warn(
                    "No secret api_key: open to all who can reach the port: {}",
                    properties.protectedRequests());
        }
        return registration;
    }
}
