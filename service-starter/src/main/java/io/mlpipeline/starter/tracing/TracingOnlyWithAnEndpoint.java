package io.mlpipeline.starter.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves Boot's tracing out unless spans have somewhere to go, as it would else take its time at
 * each start and in each request.
 */
final class TracingOnlyWithAnEndpoint implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final List<String> TRACING =
            List.of(
                    "org.springframework.boot.micrometer.tracing.",
                    "org.springframework.boot.opentelemetry.",
                    TracingAutoConfiguration.class.getName());

    // a stream's readers ask Redis all day; those would be most of the spans, and of no request
    private static final String REDIS =
            "org.springframework.boot.data.redis.autoconfigure.observation.";

    private boolean wanted;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = StringUtils.hasText(environment.getProperty(ENDPOINT));
    }

    @Override
    public boolean[] match(
            @Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            matches[i] = isWanted(autoConfigurations[i]);
        }
        return matches;
    }

    private boolean isWanted(@Nullable String name) {
        return name == null
                || !name.startsWith(REDIS)
                        && (wanted || TRACING.stream().noneMatch(name::startsWith));
    }
}
