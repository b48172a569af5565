package io.mlpipeline.mlservice.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighboursTests {

    private static final int DIMENSIONS = 8;
    private static final float NOTHING = (float) Math.log(1e-3);

    private final Random random = new Random(2);

    @Test
    void measureTheDensityOfEachClass() {
        float[][] vectors = randomVectors(60);
        int[] targets = new int[60];
        for (int i = 0; i < 60; i++) {
            targets[i] = i % 4;
        }
        // class 4 has no examples
        Neighbours neighbours = Neighbours.of(vectors, targets, 5);
        for (float[] text : randomVectors(20)) {
            float[] logs = neighbours.logDensities(text, new float[5]);

            double[] densities = new double[5];
            double total = 0;
            for (int i = 0; i < 60; i++) {
                double density = Math.exp(35 * dot(text, inEightBits(vectors[i])));
                densities[targets[i]] += density;
                total += density;
            }
            for (int k = 0; k < 5; k++) {
                assertThat((double) logs[k])
                        .isCloseTo(Math.log(densities[k] / total + 1e-3), within(1e-3));
            }
        }
    }

    @Test
    void lookOnlyAtTheFiveClassesThatTheHeadFindsLikely() {
        float[][] vectors = new float[DIMENSIONS * 2][DIMENSIONS];
        int[] targets = new int[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i][i / 2] = i % 2 == 0 ? 1 : -1;
            targets[i] = i;
        }
        Neighbours neighbours = Neighbours.of(vectors, targets, vectors.length);
        float[] logits = new float[vectors.length];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = (k * 7) % logits.length;
        }
        for (int k = 0; k < logits.length; k++) {
            float[] logs = neighbours.logDensities(vectors[k], logits);

            // five of sixteen have a logit of eleven and more; the text lies where class k does
            float expected = logits[k] >= 11 ? 0 : NOTHING;
            assertThat(logs[k]).isCloseTo(expected, within(2e-3f));
        }
    }

    @Test
    void keepOfALargeClassAsManyAsAreLookedAt() throws IOException {
        float[][] vectors = randomVectors(5_000);
        int[] targets = new int[5_000];
        targets[4_999] = 1;

        byte[] bytes = written(Neighbours.of(vectors, targets, 2));

        // of 4096 for two classes half for the first, one for the second
        assertThat(bytes).hasSize(4 + 2 * 4 + 2_049 * (4 + DIMENSIONS));
    }

    @Test
    void bearATextLikeTheMeanOfAll() {
        float[] logs =
                Neighbours.of(randomVectors(4), new int[] {0, 1, 0, 1}, 2)
                        .logDensities(new float[DIMENSIONS], new float[2]);

        assertThat(logs[0]).isCloseTo((float) Math.log(0.501), within(1e-5f));
        assertThat(logs[1]).isEqualTo(logs[0]);
    }

    @Test
    void areTheSameAfterTheyWereWrittenAndRead() throws IOException {
        Neighbours neighbours =
                Neighbours.of(randomVectors(9), new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2}, 4);

        Neighbours read =
                Neighbours.read(
                        new DataInputStream(new ByteArrayInputStream(written(neighbours))),
                        DIMENSIONS,
                        4);

        for (float[] text : randomVectors(5)) {
            assertThat(read.logDensities(text, new float[4]))
                    .containsExactly(neighbours.logDensities(text, new float[4]));
        }
    }

    private float[][] randomVectors(int count) {
        float[][] vectors = new float[count][DIMENSIONS];
        for (float[] vector : vectors) {
            double squares = 0;
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] = (float) random.nextGaussian();
                squares += vector[i] * vector[i];
            }
            for (int i = 0; i < DIMENSIONS; i++) {
                vector[i] /= (float) Math.sqrt(squares);
            }
        }
        return vectors;
    }

    private static double[] inEightBits(float[] vector) {
        double largest = 0;
        for (float value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        double[] rounded = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            rounded[i] = Math.rint(vector[i] / largest * 127) * largest / 127;
        }
        return rounded;
    }

    private static double dot(float[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static byte[] written(Neighbours neighbours) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        neighbours.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
