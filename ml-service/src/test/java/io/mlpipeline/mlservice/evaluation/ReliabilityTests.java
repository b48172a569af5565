package io.mlpipeline.mlservice.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.evaluation.Reliability.Bin;
import org.junit.jupiter.api.Test;

class ReliabilityTests {

    @Test
    void weighsTheDistanceOfEachBinByItsSize() {
        Reliability reliability =
                Reliability.of(
                        new float[] {0.92f, 0.98f, 0.94f, 0.96f, 0.25f},
                        new boolean[] {true, true, true, false, false});

        // four answers of 0.95 on average, of which 0.75 are right; one of 0.25, which is wrong
        assertThat(reliability.expectedCalibrationError())
                .isCloseTo(0.2 * 4 / 5 + 0.25 / 5, within(1e-6));
        assertThat(reliability.bins()).extracting(Bin::count).containsExactly(1, 4);
        assertThat(reliability.bins()).extracting(Bin::from).containsExactly(0.2, 0.9);
        assertThat(reliability.bins()).extracting(Bin::accuracy).containsExactly(0.0, 0.75);
        assertThat(reliability.bins().getLast().score()).isCloseTo(0.95, within(1e-6));
    }

    @Test
    void findsNoErrorWhereScoresAreTrue() {
        boolean[] right = new boolean[10];
        float[] scores = new float[10];
        for (int i = 0; i < 10; i++) {
            scores[i] = 0.7f;
            right[i] = i < 7;
        }

        assertThat(Reliability.of(scores, right).expectedCalibrationError())
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void putsTheHighestScoreIntoTheLastBin() {
        Reliability reliability = Reliability.of(new float[] {1, 0}, new boolean[] {true, false});

        assertThat(reliability.bins()).extracting(Bin::to).containsExactly(0.1, 1.0);
        assertThat(reliability.expectedCalibrationError()).isZero();
    }
}
