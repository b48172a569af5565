package io.mlpipeline.mlservice.prediction;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The settings of predictions, and what is made of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PredictionProperties.class)
class PredictionConfiguration implements WebMvcConfigurer {

    private final JsonMapper json;

    PredictionConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PredictionRequestResolver(new JacksonJsonHttpMessageConverter(json)));
        resolvers.add(new PredictionOptionsResolver());
    }

    @Bean
    WorkInFlight workInFlight(PredictionProperties limits) {
        return new WorkInFlight(limits.maxCharactersInFlight());
    }
}
