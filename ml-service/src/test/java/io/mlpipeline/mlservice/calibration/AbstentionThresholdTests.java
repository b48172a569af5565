package io.mlpipeline.mlservice.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AbstentionThresholdTests {

    private static final float[] FAMILIAR = {0.9f, 0.3f, 0.8f, 0.7f, 0.95f};
    private static final float[] STRANGERS = {0.5f, 0.2f, 0.6f, 0.75f};

    @Test
    void refusesTheMostStrangersForTheFewestFamiliar() {
        // at 0.7 it refuses 3 of 4 strangers and 1 of 5 familiar; at 0.8, 4 of 4 and 2 of 5
        assertThat(AbstentionThreshold.fit(FAMILIAR, STRANGERS, 1)).isCloseTo(0.8, within(1e-6));
        assertThat(AbstentionThreshold.fit(FAMILIAR, STRANGERS, 0.2)).isCloseTo(0.7, within(1e-6));
    }

    @Test
    void refusesNoFamiliarTextWhereNoneMayBe() {
        // below 0.3, the lowest familiar score, lies one stranger
        assertThat(AbstentionThreshold.fit(FAMILIAR, STRANGERS, 0)).isCloseTo(0.3, within(1e-6));
    }

    @Test
    void neverAbstainsWhereStrangersLookMoreFamiliarThanTheFamiliar() {
        assertThat(AbstentionThreshold.fit(new float[] {0.1f, 0.2f}, new float[] {0.9f}, 1))
                .isZero();
    }

    @Test
    void neverAbstainsWithoutExamplesOfBoth() {
        assertThat(AbstentionThreshold.fit(new float[0], STRANGERS, 1)).isZero();
        assertThat(AbstentionThreshold.fit(FAMILIAR, new float[0], 1)).isZero();
    }

    @Test
    void leavesTheScoresAsTheyAre() {
        float[] familiar = FAMILIAR.clone();
        AbstentionThreshold.fit(familiar, STRANGERS, 1);

        assertThat(familiar).containsExactly(FAMILIAR);
    }
}
