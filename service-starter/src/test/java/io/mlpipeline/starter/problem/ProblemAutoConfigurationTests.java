package io.mlpipeline.starter.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;

class ProblemAutoConfigurationTests {

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ProblemAutoConfiguration.class,
                                    DispatcherServletAutoConfiguration.class,
                                    WebMvcAutoConfiguration.class,
                                    ErrorMvcAutoConfiguration.class));

    @Test
    void takesThePlaceOfBootsErrorController() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(ProblemAdvice.class);
            assertThat(context)
                    .getBean(ErrorController.class)
                    .isInstanceOf(ProblemErrorController.class);
        });
    }

    @Test
    void leavesAnApplicationsOwnErrorController() {
        ErrorController own = new ErrorController() {};
        runner.withBean("own", ErrorController.class, () -> own)
                .run(context -> assertThat(context).getBean(ErrorController.class).isSameAs(own));
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        runner.withPropertyValues("mlpipeline.problem.enabled=false")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(ProblemAdvice.class);
                    assertThat(context).doesNotHaveBean(ProblemErrorController.class);
                });
    }

    @Test
    void staysAwayWithoutAWebServer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ProblemAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(ProblemAdvice.class));
    }
}
