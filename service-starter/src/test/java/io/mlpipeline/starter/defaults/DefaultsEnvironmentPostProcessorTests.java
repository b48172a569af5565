package io.mlpipeline.starter.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class DefaultsEnvironmentPostProcessorTests {

    @TempDir Path directory;

    @Test
    void givesWhatNobodySet() {
        try (var context = run(new SpringApplication(Empty.class))) {
            assertThat(context.getEnvironment().getProperty("spring.threads.virtual.enabled"))
                    .isEqualTo("true");
            assertThat(
                            context.getEnvironment()
                                    .getProperty("management.endpoints.web.exposure.include"))
                    .isEqualTo("health,prometheus");
        }
    }

    @Test
    void givesWayToTheApplicationsOwnFile() throws IOException {
        Path file = directory.resolve("own.properties");
        Files.writeString(file, "spring.lifecycle.timeout-per-shutdown-phase=7s");

        try (var context =
                run(
                        new SpringApplication(Empty.class),
                        "--spring.config.location=" + file.toUri())) {
            assertThat(
                            context.getEnvironment()
                                    .getProperty("spring.lifecycle.timeout-per-shutdown-phase"))
                    .isEqualTo("7s");
        }
    }

    @Test
    void givesWayToDefaultsThatTheApplicationSetsItself() {
        SpringApplication application = new SpringApplication(Empty.class);
        application.setDefaultProperties(Map.of("server.tomcat.connection-timeout", "3s"));

        try (var context = run(application)) {
            assertThat(context.getEnvironment().getProperty("server.tomcat.connection-timeout"))
                    .isEqualTo("3s");
            assertThat(context.getEnvironment().getProperty("server.shutdown"))
                    .isEqualTo("graceful");
        }
    }

    @Test
    void readsSecretsFromFiles() throws IOException {
        Files.writeString(directory.resolve("api_key"), "open sesame");

        try (var context =
                run(
                        new SpringApplication(Empty.class),
                        "--mlpipeline.secrets.directory=" + directory + "/")) {
            assertThat(context.getEnvironment().getProperty("api_key")).isEqualTo("open sesame");
        }
    }

    @Test
    void staysAwayWhenSwitchedOff() {
        try (var context =
                run(new SpringApplication(Empty.class), "--mlpipeline.defaults.enabled=false")) {
            assertThat(context.getEnvironment().getProperty("spring.threads.virtual.enabled"))
                    .isNull();
        }
    }

    private static ConfigurableApplicationContext run(
            SpringApplication application, String... arguments) {
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Empty {}
}
