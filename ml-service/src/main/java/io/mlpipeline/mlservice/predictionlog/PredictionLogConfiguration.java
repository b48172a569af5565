package io.mlpipeline.mlservice.predictionlog;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The way to the stream, where there is a Redis. Connects when the first prediction is sent. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRedis
@Import(DataRedisAutoConfiguration.class)
@EnableConfigurationProperties(PredictionLogProperties.class)
class PredictionLogConfiguration {

    /**
     * A broken connection is replaced, and what was on its way is sent again by the writer alone.
     */
    @Bean
    LettuceClientOptionsBuilderCustomizer withoutReconnect() {
        return options -> options.autoReconnect(false);
    }

    @Bean
    PredictionLog predictionLog(
            PredictionLogProperties settings,
            LettuceConnectionFactory connections,
            MeterRegistry meters) {
        OutcomeBuffer buffer =
                new OutcomeBuffer(settings.maxBuffered(), settings.maxBufferedCharacters());
        PredictionLogMetrics metrics = new PredictionLogMetrics(meters, buffer);
        PredictionStream stream =
                new PredictionStream(
                        () -> (RedisClient) connections.getRequiredNativeClient(),
                        settings.stream(),
                        settings.answerLimit());
        PredictionWriter writer =
                new PredictionWriter(
                        new Batch(buffer, metrics, settings.batchSize()),
                        stream,
                        metrics,
                        settings.maxOutstanding(),
                        settings.interval());
        return new PredictionLog(buffer, writer, metrics, settings.stopLimit());
    }
}
