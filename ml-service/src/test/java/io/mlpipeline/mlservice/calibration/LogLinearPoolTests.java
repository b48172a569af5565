package io.mlpipeline.mlservice.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLinearPoolTests {

    private static final int TEXTS = 10_000;
    private static final int CLASSES = 4;
    private static final double TEMPERATURE = 2.5;

    private final Random random = new Random(5);
    private final float[][] logits = noise();
    private final int[] targets = drawn(logits);

    @Test
    void recoversAKnownTemperature() {
        double[] weights = LogLinearPool.fit(new float[][][] {logits}, targets);

        assertThat(weights).hasSize(1);
        assertThat(weights[0]).isCloseTo(1 / TEMPERATURE, within(0.02));
    }

    @Test
    void ignoresAUselessOpinion() {
        double[] weights = LogLinearPool.fit(new float[][][] {noise(), logits}, targets);

        assertThat(weights[0]).isBetween(0.0, 0.02);
        assertThat(weights[1]).isCloseTo(1 / TEMPERATURE, within(0.02));
    }

    @Test
    void neverTurnsAnOpinionIntoItsOpposite() {
        float[][] contrary = noise();
        for (int i = 0; i < TEXTS; i++) {
            contrary[i][targets[i]] -= 3;
        }

        double[] weights = LogLinearPool.fit(new float[][][] {contrary, logits}, targets);

        assertThat(weights[0]).isZero();
        assertThat(weights[1]).isCloseTo(1 / TEMPERATURE, within(0.02));
    }

    @Test
    void sharesTheWeightBetweenOpinionsThatSayTheSame() {
        double[] weights = LogLinearPool.fit(new float[][][] {logits, logits}, targets);

        assertThat(weights[0] + weights[1]).isCloseTo(1 / TEMPERATURE, within(0.02));
    }

    @Test
    void givesOpinionsThatNeverErrFiniteWeights() {
        float[][] right = new float[TEXTS][CLASSES];
        for (int i = 0; i < TEXTS; i++) {
            right[i][targets[i]] = 1;
        }

        double[] weights = LogLinearPool.fit(new float[][][] {right}, targets);

        assertThat(weights[0]).isBetween(5.0, 1_000.0);
    }

    @Test
    void weighsAllTheSameWithoutTexts() {
        assertThat(LogLinearPool.fit(new float[2][0][], new int[0])).containsExactly(0.5, 0.5);
    }

    @Test
    void bearsHugeLogits() {
        float[][] huge = {{1e6f, 0}, {0, 1e6f}, {1e6f, 0}};

        double[] weights = LogLinearPool.fit(new float[][][] {huge}, new int[] {0, 1, 1});

        assertThat(weights[0]).isFinite().isNotNegative();
    }

    @Test
    void addsUpTheWeightedLogits() {
        float[] pooled =
                LogLinearPool.pooled(
                        new double[] {2, 0.5}, new float[] {1, -1}, new float[] {4, 8});

        assertThat(pooled).containsExactly(4, 2);
    }

    private float[][] noise() {
        float[][] noise = new float[TEXTS][CLASSES];
        for (float[] row : noise) {
            for (int k = 0; k < CLASSES; k++) {
                row[k] = (float) (4 * random.nextGaussian());
            }
        }
        return noise;
    }

    /** Labels that are as likely as the logits over the temperature say. */
    private int[] drawn(float[][] logits) {
        int[] drawn = new int[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            float[] p = LogLinearPool.pooled(new double[] {1 / TEMPERATURE}, logits[i]);
            Softmax.inPlace(p);
            double left = random.nextDouble();
            while (drawn[i] < CLASSES - 1 && (left -= p[drawn[i]]) > 0) {
                drawn[i]++;
            }
        }
        return drawn;
    }
}
