package io.mlpipeline.mlservice.training.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlpipeline.mlservice.encoder.SharedEncoder;
import io.mlpipeline.mlservice.learning.Learning;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import io.mlpipeline.mlservice.registry.PromotionGate;
import io.mlpipeline.mlservice.training.TrainingPipeline;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the trainings over HTTP together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrainingProperties.class)
class TrainingConfiguration {

    @Bean
    TrainingJobs trainingJobs(
            TrainingProperties settings,
            SharedEncoder encoder,
            ModelRegistry registry,
            ObjectProvider<Learning> learning,
            ObjectProvider<PromotionGate> gate,
            MeterRegistry meters) {
        TrainingPipeline pipeline = new TrainingPipeline(encoder, settings.threadsOrDefault());
        return new TrainingJobs(
                new TrainingRun(
                        pipeline, registry, learning.getIfAvailable(), gate.getIfAvailable()),
                settings,
                new TrainingMetrics(meters));
    }

    @Bean
    TrainingDeparture trainingDeparture(TrainingJobs jobs, ApplicationContext context) {
        return new TrainingDeparture(jobs, context);
    }

    @Bean
    JobEvents jobEvents(JsonMapper json, TrainingProperties settings) {
        return new JobEvents(json, settings);
    }
}
