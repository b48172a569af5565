package io.mlpipeline.preprocessor.duplicates;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DuplicateProperties.class)
class DuplicateConfiguration {}
