package io.mlpipeline.mlservice.openinference;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of the protocol. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenInferenceProperties.class)
class OpenInferenceConfiguration {}
