package io.mlpipeline.dataapi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTests {

    @Test
    void givesWilsonsInterval() {
        // R: prop.test(85, 100, correct = FALSE)
        Accuracy accuracy = Accuracy.of(85, 100);

        assertThat(accuracy.accuracy()).isEqualTo(0.85);
        assertThat(accuracy.low()).isCloseTo(0.7671, within(1e-4));
        assertThat(accuracy.high()).isCloseTo(0.9069, within(1e-4));
    }

    @Test
    void doesNotTakeThreeOutOfThreeForCertainty() {
        Accuracy accuracy = Accuracy.of(3, 3);

        assertThat(accuracy.accuracy()).isEqualTo(1);
        assertThat(accuracy.high()).isEqualTo(1);
        assertThat(accuracy.low()).isCloseTo(0.4385, within(1e-4));
    }
}
