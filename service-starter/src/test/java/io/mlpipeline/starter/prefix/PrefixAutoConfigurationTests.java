package io.mlpipeline.starter.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class PrefixAutoConfigurationTests {

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(PrefixAutoConfiguration.class));

    @Test
    void registersItsFilter() {
        runner.run(context -> assertThat(context).hasBean("prefixFilter"));
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        runner.withPropertyValues("mlpipeline.prefix.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("prefixFilter"));
    }

    @Test
    void staysAwayWithoutAWebServer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PrefixAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean("prefixFilter"));
    }
}
