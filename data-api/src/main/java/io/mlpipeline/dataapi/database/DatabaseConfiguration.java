package io.mlpipeline.dataapi.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Flyway as Spring Boot sets it up, but not at the moment when Spring Boot would run it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    /**
     * {@link SchemaSetup} migrates: here it would hold up the web server while PostgreSQL is away.
     */
    @Bean
    FlywayMigrationStrategy migrateLater() {
        return flyway -> {};
    }
}
