package io.mlpipeline.mlservice.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoftmaxTests {

    @Test
    void turnsLogitsIntoProbabilities() {
        float[] p = {0, (float) Math.log(3), (float) Math.log(4)};
        Softmax.inPlace(p);

        assertThat(p[0]).isCloseTo(0.125f, within(1e-6f));
        assertThat(p[1]).isCloseTo(0.375f, within(1e-6f));
        assertThat(p[2]).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void bearsLogitsOfAnySize() {
        float[] p = {Float.MAX_VALUE, 0, -Float.MAX_VALUE};
        Softmax.inPlace(p);
        assertThat(p).containsExactly(1, 0, 0);

        float[] even = {-1e30f, -1e30f};
        Softmax.inPlace(even);
        assertThat(even).containsExactly(0.5f, 0.5f);
    }

    @Test
    void saysTheLogarithmOfAProbabilityThatIsTooSmallForANumber() {
        float[] logits = {0, 1_000, 2_000};

        assertThat(Softmax.logProbability(logits, 0)).isCloseTo(-2_000, within(1e-9));
        assertThat(Softmax.logProbability(logits, 2)).isCloseTo(0, within(1e-9));
        assertThat(logits).containsExactly(0, 1_000, 2_000);
    }

    @Test
    void isSureOfASingleClass() {
        float[] p = {-5};
        Softmax.inPlace(p);

        assertThat(p).containsExactly(1);
    }
}
