package io.mlpipeline.mlservice.prediction;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of predictions, and what is made of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PredictionProperties.class)
class PredictionConfiguration {

    @Bean
    WorkInFlight workInFlight(PredictionProperties limits) {
        return new WorkInFlight(limits.maxCharactersInFlight());
    }
}
