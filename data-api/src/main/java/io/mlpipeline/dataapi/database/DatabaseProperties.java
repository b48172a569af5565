package io.mlpipeline.dataapi.database;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the database is made ready for the services.
 *
 * @param owner role that owns the schema and makes the services' roles; its password is the secret
 *     {@code db_owner_password}
 * @param statementTimeout longest time a statement of data-api or of preprocessor may run
 * @param trainingTimeout the same for ml-service, which reads all examples at once
 * @param idleInTransaction longest time a transaction may wait for its client
 */
@Validated
@ConfigurationProperties("mlpipeline.database")
record DatabaseProperties(
        @Valid @DefaultValue Owner owner,
        @DefaultValue("30s") @NotNull Duration statementTimeout,
        @DefaultValue("10m") @NotNull Duration trainingTimeout,
        @DefaultValue("5m") @NotNull Duration idleInTransaction) {

    /**
     * The role that owns the schema.
     *
     * @param username its name
     */
    record Owner(@DefaultValue("mlpipeline") @NotBlank String username) {}
}
