package io.mlpipeline.starter.requestcontext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class RequestContextAutoConfigurationTests {

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(RequestContextAutoConfiguration.class));

    @Test
    void registersItsFilter() {
        runner.run(context -> assertThat(context).hasBean("mlRequestContextFilter"));
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        runner.withPropertyValues("mlpipeline.request-context.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("mlRequestContextFilter"));
    }

    @Test
    void staysAwayWithoutAWebServer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RequestContextAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean("mlRequestContextFilter"));
    }
}
