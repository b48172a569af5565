package io.mlpipeline.mlservice.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.regression.SparseMatrix;
import org.junit.jupiter.api.Test;

class LogCountRatiosTests {

    private static final int BIAS = 3;

    @Test
    void areTheRootsOfTheLogarithmsOverTheirMean() {
        // feature 0 in both texts of class 0, 1 in one of class 1, 2 in one of each
        SparseMatrix examples = texts(new int[][] {{0, 2}, {0}, {1, 2}, {}});

        float[] ratios = LogCountRatios.of(examples, new int[] {0, 0, 1, 1}, 2);

        // with one more of each: 3 of 6 features to 1 of 5, 1 of 6 to 2 of 5, 2 of 6 to 2 of 5
        double first = Math.sqrt(Math.log(3.0 / 6 / (1.0 / 5)));
        double second = Math.sqrt(Math.log(2.0 / 5 / (1.0 / 6)));
        double third = Math.sqrt(Math.log(2.0 / 5 / (2.0 / 6)));
        double mean = (first + second + third) / 3;
        assertThat(ratios).hasSize(4);
        assertThat(ratios[0]).isCloseTo((float) (first / mean), within(1e-6f));
        assertThat(ratios[1]).isCloseTo((float) (second / mean), within(1e-6f));
        assertThat(ratios[2]).isCloseTo((float) (third / mean), within(1e-6f));
        assertThat(ratios[BIAS]).isEqualTo(1);
    }

    @Test
    void areThoseOfTheClassThatAFeatureSaysMostOf() {
        SparseMatrix examples = texts(new int[][] {{0}, {0}, {1}, {2}, {1}, {2}});

        float[] ratios = LogCountRatios.of(examples, new int[] {0, 0, 1, 1, 2, 2}, 3);

        assertThat(ratios[0]).isGreaterThan(ratios[1]);
        assertThat(ratios[1]).isEqualTo(ratios[2]);
    }

    @Test
    void areOneWhereNothingTellsTheClassesApart() {
        SparseMatrix examples = texts(new int[][] {{0, 1, 2}, {0, 1, 2}});

        assertThat(LogCountRatios.of(examples, new int[] {0, 1}, 2)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void areOneForTheConstantAlone() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(1);
        builder.add(0, 1);
        builder.endRow();

        assertThat(LogCountRatios.of(builder.build(), new int[] {0}, 2)).containsExactly(1);
    }

    private static SparseMatrix texts(int[][] features) {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(BIAS + 1);
        for (int[] text : features) {
            for (int feature : text) {
                builder.add(feature, 0.5f);
            }
            builder.add(BIAS, 1);
            builder.endRow();
        }
        return builder.build();
    }
}
