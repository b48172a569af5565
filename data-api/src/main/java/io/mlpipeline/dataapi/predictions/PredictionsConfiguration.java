package io.mlpipeline.dataapi.predictions;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The settings of predictions, and what is made of them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(PredictionsProperties.class)
class PredictionsConfiguration {

    @Bean
    RetentionPeriod retentionPeriod(PredictionsProperties properties, Clock clock) {
        return new RetentionPeriod(properties.retention(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
