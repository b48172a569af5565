package io.mlpipeline.mlservice.replication;

import io.mlpipeline.mlservice.database.ConditionalOnDatabase;
import io.mlpipeline.mlservice.database.Database;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With a database the registry has an archive, and follows it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnDatabase
@EnableConfigurationProperties(ReplicationProperties.class)
class ReplicationConfiguration {

    @Bean
    PostgresArchive postgresArchive(Database database) {
        return new PostgresArchive(database);
    }

    @Bean
    AliasListener aliasListener(
            Database database, ModelRegistry registry, ReplicationProperties settings) {
        return new AliasListener(database, registry, settings.pollInterval());
    }
}
