package io.mlpipeline.starter.requestcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.Filter;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

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
    void leavesTheTraceToATracer() {
        runner.run(context ->
                assertThat(keysInTheLog(context))
                        .contains("trace.id", "span.id", "http.request.id"));
        runner.withBean(Tracer.class, () -> Tracer.NOOP)
                .run(context ->
                        assertThat(keysInTheLog(context)).containsExactly("http.request.id"));
    }

    private static Set<String> keysInTheLog(ApplicationContext context) throws Exception {
        Filter filter =
                context.getBean("mlRequestContextFilter", FilterRegistrationBean.class).getFilter();
        Set<String> keys = new HashSet<>();
        filter.doFilter(
                new MockHttpServletRequest(),
                new MockHttpServletResponse(),
                (_, _) -> keys.addAll(MDC.getCopyOfContextMap().keySet()));
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        return keys;
    }

    @Test
    void staysAwayWithoutAWebServer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RequestContextAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean("mlRequestContextFilter"));
    }
}
