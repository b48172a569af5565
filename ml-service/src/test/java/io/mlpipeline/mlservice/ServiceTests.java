package io.mlpipeline.mlservice;

import io.mlpipeline.mlservice.keyword.KeywordClassifierFactory;
import io.mlpipeline.mlservice.keyword.KeywordModel;
import io.mlpipeline.testing.HttpServiceTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * The service as its users meet it: on a port, with keyword models {@code v1} and {@code v2} on
 * disk, of which {@code v2} is the newer and thus the champion at first.
 */
@TestPropertySource(properties = "mlpipeline.registry.warm-up-rounds=2")
@Import(KeywordClassifierFactory.class)
public abstract class ServiceTests extends HttpServiceTests {

    private static final Path REGISTRY = newRegistry();

    @Autowired protected KeywordClassifierFactory factory;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("mlpipeline.registry.directory", REGISTRY::toString);
    }

    private static Path newRegistry() {
        try {
            Path registry = Files.createTempDirectory("registry-test");
            KeywordModel.write(registry, "v1");
            KeywordModel.write(registry, "v2", java.time.Instant.parse("2026-02-01T00:00:00Z"));
            return registry;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    protected Path registry() {
        return REGISTRY;
    }
}
