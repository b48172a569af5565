package io.mlpipeline.starter.stream;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Consumes the streams that a service declares a {@link StreamHandler} for. Off with {@code
 * mlpipeline.stream.enabled=false}.
 */
@AutoConfiguration(
        after = {DataRedisAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class})
@ConditionalOnClass({StringRedisTemplate.class, RedisClient.class})
@ConditionalOnBooleanProperty(name = "mlpipeline.stream.enabled", matchIfMissing = true)
@ConditionalOnBean({StreamHandler.class, RedisConnectionFactory.class})
@EnableConfigurationProperties(StreamProperties.class)
public final class StreamAutoConfiguration {

    @Bean
    StreamConsumers streamConsumers(
            ObjectProvider<StreamHandler> handlers,
            RedisConnectionFactory connections,
            StringRedisTemplate redis,
            StreamProperties properties,
            ObjectProvider<MeterRegistry> registry) {
        return new StreamConsumers(
                handlers.orderedStream().toList(),
                connections,
                redis,
                properties,
                registry.getIfAvailable(SimpleMeterRegistry::new));
    }
}
