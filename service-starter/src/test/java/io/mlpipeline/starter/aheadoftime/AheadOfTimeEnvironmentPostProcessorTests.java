package io.mlpipeline.starter.aheadoftime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class AheadOfTimeEnvironmentPostProcessorTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "SPRING_DATASOURCE_URL",
                "SPRING_DATA_REDIS_HOST",
                "LOGGING_LEVEL_ROOT",
                "MLPIPELINE_MLSERVICE_URL",
                "spring.aot.enabled",
                "spring.datasource.hikari.maximum-pool-size",
                "server.port",
                "db_password",
                "api_key"
            })
    void valuesChooseNoBeans(String name) {
        assertThat(objection("environment", name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_PROFILES_ACTIVE",
                "SPRING_AUTOCONFIGURE_EXCLUDE",
                "MANAGEMENT_SERVER_PORT",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                "SPRINGDOC_APIDOCS_ENABLED",
                "MLPIPELINE_LIMITS_ENABLED",
                "spring.threads.virtual.enabled",
                "spring.datasource.type",
                "management.opentelemetry.tracing.export.otlp.endpoint"
            })
    void switchesMayChooseOthers(String name) {
        assertThat(objection("environment", name)).contains(name + " is set");
    }

    @Test
    void whatIsPackagedTheBuildSaw() {
        assertThat(
                        objection(
                                "Config resource 'class path resource [application.properties]'",
                                "spring.threads.virtual.enabled"))
                .isEmpty();
    }

    @Test
    void whatTheBuildHadMustBeThere() {
        StandardEnvironment environment = environment("file", "mlpipeline.ahead-of-time.presumes");
        environment
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "presumed",
                                Map.of("mlpipeline.ahead-of-time.presumes", "one.url,other.url")));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("set", Map.of("one.url", "somewhere")));

        assertThat(AheadOfTimeEnvironmentPostProcessor.objection(environment))
                .contains("other.url is not set");
    }

    private static Optional<String> objection(String source, String name) {
        return AheadOfTimeEnvironmentPostProcessor.objection(environment(source, name));
    }

    /** Without the variables of whoever runs this test. */
    private static StandardEnvironment environment(String source, String name) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(own -> environment.getPropertySources().remove(own.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource(source, Map.of(name, "x")));
        return environment;
    }
}
