package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.database.ConditionalOnDatabase;
import io.mlpipeline.mlservice.database.Database;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without a database nothing is collected, compared or refused. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDatabase
@EnableConfigurationProperties(LearningProperties.class)
class LearningConfiguration {

    @Bean
    Comparisons comparisons(
            Database database, ModelRegistry registry, LearningProperties settings) {
        return new Comparisons(
                new ModelComparer(registry, new CollectedExamples(database), settings),
                new ComparisonStore(database),
                registry,
                settings);
    }

    @Bean
    ComparedPromotion comparedPromotion(Comparisons comparisons) {
        return new ComparedPromotion(comparisons);
    }

    @Bean
    Learning learning(Database database, Comparisons comparisons, LearningProperties settings) {
        return new Learning(database, new CollectedExamples(database), comparisons, settings);
    }
}
