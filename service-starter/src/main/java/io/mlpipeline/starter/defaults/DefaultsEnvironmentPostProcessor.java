package io.mlpipeline.starter.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Puts {@code defaults.properties} below everything else, before configuration files are read, so
 * that its {@code spring.config.import} counts. Off with {@code mlpipeline.defaults.enabled=false}
 * (command line or environment).
 */
final class DefaultsEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("mlpipeline.defaults.enabled", Boolean.class, true)) {
            addLast(environment.getPropertySources(), read());
        }
    }

    private static Map<String, Object> read() {
        try {
            Properties properties =
                    PropertiesLoaderUtils.loadProperties(
                            new ClassPathResource(
                                    "defaults.properties", DefaultsEnvironmentPostProcessor.class));
            Map<String, Object> map = new LinkedHashMap<>();
            properties
                    .stringPropertyNames()
                    .forEach(name -> map.put(name, properties.getProperty(name)));
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "defaults.properties is missing from the starter's jar", e);
        }
    }

    /**
     * Only the source of this one name stays below the files; what an application put there itself
     * wins.
     */
    private static void addLast(MutablePropertySources sources, Map<String, Object> defaults) {
        PropertySource<?> own = sources.remove(DefaultPropertiesPropertySource.NAME);
        if (own != null && own.getSource() instanceof Map<?, ?> values) {
            values.forEach((name, value) -> defaults.put(String.valueOf(name), value));
        }
        sources.addLast(new MapPropertySource(DefaultPropertiesPropertySource.NAME, defaults));
    }
}
