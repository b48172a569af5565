package io.mlpipeline.dataapi.handout;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds this package's settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HandOutProperties.class)
class HandOutConfiguration {}
