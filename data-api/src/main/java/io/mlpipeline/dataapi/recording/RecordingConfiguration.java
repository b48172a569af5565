package io.mlpipeline.dataapi.recording;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of recorded predictions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MlServiceProperties.class)
class RecordingConfiguration {}
