package io.mlpipeline.starter.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StreamAutoConfigurationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withPropertyValues("spring.data.redis.port=1", "mlpipeline.stream.block=10ms")
                    .withConfiguration(
                            AutoConfigurations.of(
                                    RedisClientAutoConfiguration.class,
                                    DataRedisAutoConfiguration.class,
                                    StreamAutoConfiguration.class));

    @Test
    void consumesWhereAServiceHasAHandlerEvenIfRedisIsDown() {
        runner.withBean(StreamHandler.class, () -> new RecordingHandler("texts"))
                .run(context ->
                        assertThat(context).hasNotFailed().hasSingleBean(StreamConsumers.class));
    }

    @Test
    void staysAwayWithoutAHandler() {
        runner.run(context -> assertThat(context).doesNotHaveBean(StreamConsumers.class));
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        runner.withBean(StreamHandler.class, () -> new RecordingHandler("texts"))
                .withPropertyValues("mlpipeline.stream.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(StreamConsumers.class));
    }

    @Test
    void staysAwayWithoutLettuce() {
        runner.withBean(StreamHandler.class, () -> new RecordingHandler("texts"))
                .withClassLoader(new FilteredClassLoader(RedisClient.class))
                .run(context -> assertThat(context).doesNotHaveBean(StreamConsumers.class));
    }

    @Test
    void refusesSettingsOutOfRange() {
        runner.withBean(StreamHandler.class, () -> new RecordingHandler("texts"))
                .withPropertyValues("mlpipeline.stream.workers=0")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("workers"));
    }
}
