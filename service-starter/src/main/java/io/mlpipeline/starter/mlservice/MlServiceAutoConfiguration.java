package io.mlpipeline.starter.mlservice;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** On where {@code mlpipeline.ml-service.url} is set. */
@AutoConfiguration
@ConditionalOnProperty("mlpipeline.ml-service.url")
@EnableConfigurationProperties(MlServiceProperties.class)
public final class MlServiceAutoConfiguration {

    @Bean
    MlService mlService(
            MlServiceProperties properties, ObjectProvider<ObservationRegistry> observations) {
        return new MlService(
                properties, observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }
}
