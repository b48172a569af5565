package io.mlpipeline.dataapi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StabilityIndexTests {

    @Test
    void isZeroForTheSameDistribution() {
        assertThat(StabilityIndex.of(new double[] {0.2, 0.3, 0.5}, new long[] {200, 300, 500}))
                .isZero();
    }

    @Test
    void isTheSumOverBinsOfDifferenceTimesLogRatio() {
        // 0.5 → 0.75 and 0.5 → 0.25: 0.25 ln 1.5 + (−0.25) ln 0.5 = 0.25 ln 3
        assertThat(StabilityIndex.of(new double[] {0.5, 0.5}, new long[] {7_500_000, 2_500_000}))
                .isCloseTo(0.25 * Math.log(3), within(1e-5));
    }

    @Test
    void takesAnEmptyBinForARareOne() {
        double index = StabilityIndex.of(new double[] {1, 0}, new long[] {0, 1000});

        assertThat(index).isFinite().isGreaterThan(5);
        assertThat(StabilityIndex.of(new double[] {0.5, 0.5}, new long[] {1000, 0})).isFinite();
    }

    @Test
    void isMovedByChanceAsMuchAsItsSourceSays() {
        int bins = 77;
        int n = 20 * bins;
        double[] expected = new double[bins];
        java.util.Arrays.fill(expected, 1.0 / bins);
        Random random = new Random(7);
        double sum = 0;
        int rounds = 200;
        for (int round = 0; round < rounds; round++) {
            long[] actual = new long[bins];
            for (int i = 0; i < n; i++) {
                actual[random.nextInt(bins)]++;
            }
            sum += StabilityIndex.of(expected, actual);
        }

        assertThat(sum / rounds).isCloseTo((bins - 1.0) / n, within(0.005));
    }
}
