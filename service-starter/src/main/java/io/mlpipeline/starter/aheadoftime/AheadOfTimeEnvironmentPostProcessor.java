package io.mlpipeline.starter.aheadoftime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Where {@code spring.aot.enabled} is set, as in the images, the build chose the beans by the
 * settings that it saw. A start with settings that may choose others chooses anew, which only takes
 * longer.
 */
final class AheadOfTimeEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String AHEAD_OF_TIME = "spring.aot.enabled";

    /** Names of properties that the build had, and a start must have, too. */
    private static final String PRESUMED = "mlpipeline.ahead-of-time.presumes";

    /**
     * OpenTelemetry's variables as they are: Boot makes properties of them that it does not list.
     */
    private static final List<String> CHOOSING =
            List.of("spring.", "springdoc.", "management.", "otel.");

    /** Only values, which are read at each start. */
    private static final List<String> NOT_CHOOSING =
            List.of(
                    "spring.aot.",
                    "spring.application.",
                    "spring.config.",
                    "spring.data.redis.",
                    "spring.datasource.",
                    "spring.flyway.password",
                    "spring.flyway.user",
                    "spring.lifecycle.",
                    "spring.servlet.multipart.");

    private static final List<String> SWITCHES = List.of("enabled", "type");

    private final Log log;

    AheadOfTimeEnvironmentPostProcessor(DeferredLogFactory logs) {
        this.log = logs.getLog(getClass());
    }

    /** After all that add properties. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (SpringProperties.getFlag(AHEAD_OF_TIME)) {
            objection(environment)
                    .ifPresent(reason -> {
                        log.info("Beans are chosen anew, as " + reason);
                        SpringProperties.setProperty(AHEAD_OF_TIME, "false");
                    });
        }
    }

    /** What speaks against the beans that the build chose, if anything does. */
    static Optional<String> objection(ConfigurableEnvironment environment) {
        return missing(environment)
                .map(name -> name + " is not set")
                .or(() -> given(environment).map(name -> name + " is set"));
    }

    private static Optional<String> missing(ConfigurableEnvironment environment) {
        return Arrays.stream(environment.getProperty(PRESUMED, String[].class, new String[0]))
                .filter(name -> !StringUtils.hasText(environment.getProperty(name)))
                .findFirst();
    }

    private static Optional<String> given(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(source -> !isPackaged(source))
                .flatMap(AheadOfTimeEnvironmentPostProcessor::names)
                .filter(name -> mayChoose(name.toLowerCase(Locale.ROOT)))
                // Compose hands on what is set to nothing
                .filter(name -> StringUtils.hasText(environment.getProperty(name)))
                .findFirst();
    }

    private static boolean isPackaged(PropertySource<?> source) {
        return source.getName().equals(DefaultPropertiesPropertySource.NAME)
                || source.getName().contains("class path resource");
    }

    private static Stream<String> names(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> enumerable
                ? Arrays.stream(enumerable.getPropertyNames())
                : Stream.empty();
    }

    /** By its name as a property or as a variable of the environment. */
    private static boolean mayChoose(String given) {
        String name = given.replace('_', '.');
        if (name.startsWith("mlpipeline.") || isOneOf(NOT_CHOOSING, name)) {
            return !name.equals(AHEAD_OF_TIME) && SWITCHES.stream().anyMatch(name::endsWith);
        }
        return isOneOf(CHOOSING, name);
    }

    private static boolean isOneOf(List<String> beginnings, String name) {
        return beginnings.stream().anyMatch(name::startsWith);
    }
}
