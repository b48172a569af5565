package io.mlpipeline.mlservice.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightsTests {

    private static final int CLASSES = 7;

    @Test
    void errsByHalfAStepOfTheRowAtMost() {
        float[] weights = random(50);
        Weights quantised = Weights.quantise(weights, CLASSES);

        for (int row = 0; row < 50; row++) {
            double largest = 0;
            for (int i = row * CLASSES; i < (row + 1) * CLASSES; i++) {
                largest = Math.max(largest, Math.abs(weights[i]));
            }
            for (int i = row * CLASSES; i < (row + 1) * CLASSES; i++) {
                assertThat(quantised.at(row, i % CLASSES))
                        .isCloseTo(weights[i], within(largest / 127 / 2 * 1.0001));
            }
        }
    }

    @Test
    void keepsTheLargestOfARowAndZeros() {
        Weights weights = Weights.quantise(new float[] {0, 0, -8, 4, 1e-30f, 0}, 2);

        assertThat(weights.at(0, 0)).isZero();
        assertThat(weights.at(0, 1)).isZero();
        assertThat(weights.at(1, 0)).isCloseTo(-8, within(1e-5));
        assertThat(weights.at(1, 1)).isCloseTo(4, within(0.04));
        assertThat(weights.at(2, 0)).isCloseTo(1e-30, within(1e-34));
    }

    @Test
    void areAddedUpForAnyNumberOfFeatures() {
        Weights weights = Weights.quantise(random(20), CLASSES);
        int[] rows = {3, 19, 0, 7, 7, 12, 5, 1, 18};
        float[] values = {1, -0.5f, 2, 0, 0.25f, 1, 1, 3, -1};
        for (int count = 0; count <= rows.length; count++) {
            float[] sums = new float[CLASSES];
            sums[0] = 100;
            weights.addRows(rows, values, count, sums);

            for (int k = 0; k < CLASSES; k++) {
                double expected = k == 0 ? 100 : 0;
                for (int i = 0; i < count; i++) {
                    expected += values[i] * weights.at(rows[i], k);
                }
                assertThat((double) sums[k]).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void areTheSameAfterTheyWereWrittenAndRead() throws IOException {
        Weights weights = Weights.quantise(random(20_000), CLASSES);

        Weights read = read(written(weights));

        assertThat(read.rows()).isEqualTo(20_000);
        assertThat(read.classes()).isEqualTo(CLASSES);
        assertThat(read.scales()).isEqualTo(weights.scales());
        assertThat(read.quantised()).isEqualTo(weights.quantised());
    }

    @Test
    void areRefusedWhenCutOffOrDamaged() throws IOException {
        byte[] bytes = written(Weights.quantise(random(5), CLASSES));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIOException().isThrownBy(() -> read(cut));
        }
        for (int lengthAt : new int[] {0, 4}) {
            for (byte top : new byte[] {0x01, 0x7f, (byte) 0xff}) {
                byte[] damaged = bytes.clone();
                damaged[lengthAt] = top;
                assertThatIOException().isThrownBy(() -> read(damaged));
            }
        }
    }

    private static float[] random(int rows) {
        Random random = new Random(1);
        float[] weights = new float[rows * CLASSES];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() * Math.pow(10, i % 5 - 3));
        }
        return weights;
    }

    private static byte[] written(Weights weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        weights.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Weights read(byte[] bytes) throws IOException {
        return Weights.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
