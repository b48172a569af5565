package io.mlpipeline.mlservice.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.mlpipeline.mlservice.engine.ClassifierFactory;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the registry together, of the engines that are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistryProperties.class)
class RegistryConfiguration {

    /**
     * Starts as soon as it is made: its models are loaded while the rest of the service is put
     * together.
     */
    @Bean(initMethod = "start")
    ModelRegistry modelRegistry(
            RegistryProperties settings,
            List<ClassifierFactory> factories,
            MeterRegistry meters,
            ObjectProvider<ModelArchive> archive) {
        ShippedModel shipped =
                new ShippedModel(
                        RegistryConfiguration.class.getClassLoader(), ShippedModel.LOCATION);
        return new ModelRegistry(
                new StoreOpening(settings.directory(), shipped),
                new ModelLoader(
                        factories, new WarmUp(settings.warmUpRounds(), settings.warmUpLimit())),
                settings.maxLoaded(),
                new RegistryMetrics(meters),
                archive.getIfAvailable());
    }

    /** Named {@code model} in the readiness group. */
    @Bean("model")
    ModelReadiness modelReadiness(ModelRegistry registry) {
        return new ModelReadiness(registry);
    }
}
