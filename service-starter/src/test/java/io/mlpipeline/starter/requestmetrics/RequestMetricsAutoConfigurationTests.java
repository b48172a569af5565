package io.mlpipeline.starter.requestmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;

class RequestMetricsAutoConfigurationTests {

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    RequestMetricsAutoConfiguration.class,
                                    MetricsAutoConfiguration.class,
                                    ObservationAutoConfiguration.class,
                                    WebMvcObservationAutoConfiguration.class));

    @Test
    void takesThePlaceOfBootsObservation() {
        runner.withBean(SimpleMeterRegistry.class)
                .run(context -> {
                    assertThat(context).hasSingleBean(ObservationRegistry.class);
                    assertThat(context).hasBean("requestMetricsFilter");
                    assertThat(
                                    context.getBean(
                                                    "webMvcObservationFilter",
                                                    FilterRegistrationBean.class)
                                            .isEnabled())
                            .isFalse();
                });
    }

    @Test
    void leavesBootsObservationWhenSwitchedOff() {
        runner.withBean(SimpleMeterRegistry.class)
                .withPropertyValues("mlpipeline.request-metrics.enabled=false")
                .run(context -> {
                    assertThat(context).doesNotHaveBean("requestMetricsFilter");
                    assertThat(
                                    context.getBean(
                                                    "webMvcObservationFilter",
                                                    FilterRegistrationBean.class)
                                            .isEnabled())
                            .isTrue();
                });
    }

    @Test
    void staysAwayWithoutARegistry() {
        runner.run(context -> assertThat(context).doesNotHaveBean("requestMetricsFilter"));
    }
}
