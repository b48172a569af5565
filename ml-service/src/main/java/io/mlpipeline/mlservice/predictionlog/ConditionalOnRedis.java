package io.mlpipeline.mlservice.predictionlog;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Only where {@code spring.data.redis.host} or {@code spring.data.redis.url} is set; that Redis
 * answers is not asked for.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnRedis.class)
@interface ConditionalOnRedis {}
