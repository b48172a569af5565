package io.mlpipeline.starter.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

@ExtendWith(OutputCaptureExtension.class)
class ApiKeyAutoConfigurationTests {

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ApiKeyAutoConfiguration.class))
                    .withPropertyValues("mlpipeline.api-key.protected=POST /models/**");

    @Test
    void asksForTheKeyWhenThereIsOne(CapturedOutput output) {
        runner.withPropertyValues("api_key=sesame")
                .run(context -> {
                    assertThat(
                                    context.getBean("apiKeyFilter", FilterRegistrationBean.class)
                                            .isEnabled())
                            .isTrue();
                    assertThat(output).doesNotContain("No secret api_key").doesNotContain("sesame");
                });
    }

    @Test
    void isOpenWithoutAKeyAndSaysSo(CapturedOutput output) {
        runner.withPropertyValues("api_key=\n")
                .run(context -> {
                    assertThat(
                                    context.getBean("apiKeyFilter", FilterRegistrationBean.class)
                                            .isEnabled())
                            .isFalse();
                    assertThat(output).contains("No secret api_key").contains("POST /models/**");
                });
    }

    @Test
    void refusesToStartWithAnEntryItCannotRead() {
        runner.withPropertyValues("mlpipeline.api-key.protected=/models")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("mlpipeline.api-key.protected"));
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        runner.withPropertyValues("api_key=sesame", "mlpipeline.api-key.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("apiKeyFilter"));
    }
}
