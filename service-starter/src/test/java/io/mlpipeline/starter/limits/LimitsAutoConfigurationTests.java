package io.mlpipeline.starter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class LimitsAutoConfigurationTests {

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(LimitsAutoConfiguration.class));

    @Test
    void registersItsFilter() {
        runner.run(context -> assertThat(context).hasBean("limitsFilter"));
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        runner.withPropertyValues("mlpipeline.limits.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("limitsFilter"));
    }

    @Test
    void staysAwayWithoutAWebServer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LimitsAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean("limitsFilter"));
    }

    @Test
    void refusesToStartWithAnImpossibleLimit() {
        runner.withPropertyValues("mlpipeline.limits.max-concurrent-requests=0")
                .run(context -> assertThat(context).hasFailed());
    }
}
