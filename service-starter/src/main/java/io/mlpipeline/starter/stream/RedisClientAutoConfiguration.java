package io.mlpipeline.starter.stream;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Lettuce as a service needs it that outlives its Redis: commands fail at once while there is no
 * connection instead of queueing up, and a connection is back soon after Redis is.
 */
@AutoConfiguration(before = DataRedisAutoConfiguration.class)
@ConditionalOnClass({StringRedisTemplate.class, RedisClient.class})
public final class RedisClientAutoConfiguration {

    @Bean
    LettuceClientOptionsBuilderCustomizer refusesCommandsWhileDisconnected() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    @Bean
    ClientResourcesBuilderCustomizer reconnectsSoon() {
        return resources ->
                resources.reconnectDelay(
                        Delay.fullJitter(
                                Duration.ofMillis(50),
                                Duration.ofSeconds(2),
                                50,
                                TimeUnit.MILLISECONDS));
    }
}
