package io.mlpipeline.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Tells an application context where the servers of its test class are. */
final class PipelineContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return ServersOfTest.isWantedBy(testClass)
                ? new Customizer(ServersOfTest.outermost(testClass))
                : null;
    }

    /** Equal for one test class alone, so that no context is used with another's database. */
    private record Customizer(Class<?> testClass) implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            DatabaseRole role = ServersOfTest.wish(testClass).value();
            EndOfTests.awaitsContexts();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "pipelineServers",
                                    ServersOfTest.of(testClass).properties(role)));
        }
    }
}
