package io.mlpipeline.starter.openapi;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is said of the interface.
 *
 * @param description what the service is for, in a sentence
 */
@ConfigurationProperties("mlpipeline.openapi")
record OpenApiProperties(@DefaultValue("") String description) {}
