package io.mlpipeline.mlservice.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StandardiserTests {

    private final Standardiser standardiser =
            Standardiser.fit(new float[][] {{1, 10, 5, 0}, {3, 10, -5, 0}});

    @Test
    void bringsEachDimensionToTheSameMeanAndSpread() {
        // means 2, 10, 0, 0; deviations 1, 0, 5, 0; half of each, as there are four dimensions
        assertThat(standardiser.mean()).containsExactly(2, 10, 0, 0);
        float[] standardised = standardiser.standardised(new float[] {3, 10, -10, 0});

        assertThat(standardised[0]).isCloseTo(0.5f, within(1e-5f));
        assertThat(standardised[1]).isZero();
        assertThat(standardised[2]).isCloseTo(-1, within(1e-5f));
        assertThat(standardised[3]).isZero();
    }

    @Test
    void staysFiniteWhereADimensionNeverChanged() {
        assertThat(standardiser.standardised(new float[] {2, -10, 0, 1}))
                .doesNotContain(Float.NaN)
                .doesNotContain(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    @Test
    void centresToLengthOne() {
        float[] centred = standardiser.centred(new float[] {5, 14, 0, 0});

        assertThat(centred[0]).isCloseTo(0.6f, within(1e-6f));
        assertThat(centred[1]).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void centresTheMeanItselfToZero() {
        assertThat(standardiser.centred(new float[] {2, 10, 0, 0})).containsOnly(0);
    }
}
