package io.mlpipeline.starter.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class DrainAutoConfigurationTests {

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(DrainAutoConfiguration.class));

    @Test
    void registersItsFilter() {
        runner.run(context -> assertThat(context).hasBean("drainFilter"));
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        runner.withPropertyValues("mlpipeline.drain.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("drainFilter"));
    }

    @Test
    void staysAwayWithoutAWebServer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DrainAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean("drainFilter"));
    }
}
