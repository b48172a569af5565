package io.mlpipeline.mlservice.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BatchingPropertiesTests {

    @Test
    void bindsToItsDefaultsWhenNothingIsSet() {
        assertThat(bind(Map.of("mlpipeline.batching.workers", "0")))
                .isEqualTo(BatchingProperties.defaults());
        assertThat(BatchingProperties.defaults().workerCount()).isPositive();
    }

    @Test
    void refusesANegativeTime() {
        assertThatThrownBy(() -> bind(Map.of("mlpipeline.batching.deadline", "-1s")))
                .rootCause()
                .hasMessageContaining("mlpipeline.batching.deadline");
    }

    private static BatchingProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("mlpipeline.batching", BatchingProperties.class)
                .get();
    }
}
