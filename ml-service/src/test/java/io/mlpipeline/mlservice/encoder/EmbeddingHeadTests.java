package io.mlpipeline.mlservice.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingHeadTests {

    private static final int CLASSES = 3;

    private final float[][] vectors = new float[30][6];
    private final int[] targets = new int[30];
    private final EmbeddingHead head = trained();

    @Test
    void learnsWhereTheClassesLie() {
        for (int i = 0; i < vectors.length; i++) {
            EmbeddingHead.Opinions opinions = head.opinions(vectors[i]);

            assertThat(best(opinions.regression())).isEqualTo(targets[i]);
            assertThat(best(opinions.neighbours())).isEqualTo(targets[i]);
        }
        assertThat(head.classes()).isEqualTo(CLASSES);
    }

    @Test
    void seesAClassInTwoPlacesByItsNeighbours() {
        // class 0 lies on both sides of class 1: no plane parts them
        float[][] points = new float[40][];
        int[] classes = new int[40];
        for (int i = 0; i < 40; i++) {
            int side = i % 4;
            classes[i] = side < 2 ? 0 : 1;
            float small = i * 0.001f;
            points[i] =
                    switch (side) {
                        case 0 -> new float[] {1, small};
                        case 1 -> new float[] {-1, small};
                        case 2 -> new float[] {small, 1};
                        default -> new float[] {small, -1};
                    };
        }

        EmbeddingHead twoPlaces = EmbeddingHead.fit(points, classes, 2, 1, _ -> {});

        for (int i = 0; i < 40; i++) {
            assertThat(best(twoPlaces.opinions(points[i]).neighbours())).isEqualTo(classes[i]);
        }
    }

    @Test
    void givesTheSameBitsAfterItWasWrittenAndRead() throws IOException {
        EmbeddingHead read = read(written(head));

        for (float[] vector : vectors) {
            assertThat(read.opinions(vector).regression())
                    .containsExactly(head.opinions(vector).regression());
            assertThat(read.opinions(vector).neighbours())
                    .containsExactly(head.opinions(vector).neighbours());
        }
        assertThat(written(read)).isEqualTo(written(head));
    }

    @Test
    void isTheSameToTheByteForTheSameSeed() throws IOException {
        assertThat(written(trained())).isEqualTo(written(head));
    }

    @Test
    void isRefusedWhenCutOff() throws IOException {
        byte[] bytes = written(head);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIOException().isThrownBy(() -> read(cut));
        }
    }

    @Test
    void isReadOrRefusedWhateverByteIsDamaged() throws IOException {
        byte[] bytes = written(head);
        int refused = 0;
        for (int i = 0; i < bytes.length; i++) {
            for (byte value : new byte[] {0, 1, 0x7f, (byte) 0x80, (byte) 0xff}) {
                byte[] damaged = bytes.clone();
                damaged[i] = value;
                try {
                    // another exception or error fails the test
                    read(damaged);
                } catch (IOException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    private EmbeddingHead trained() {
        Random random = new Random(4);
        for (int i = 0; i < vectors.length; i++) {
            targets[i] = i % CLASSES;
            for (int d = 0; d < vectors[i].length; d++) {
                vectors[i][d] = (float) (0.1 * random.nextGaussian() + (d == targets[i] ? 1 : 0));
            }
        }
        return EmbeddingHead.fit(vectors, targets, CLASSES, 1, _ -> {});
    }

    private static byte[] written(EmbeddingHead head) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        head.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static EmbeddingHead read(byte[] bytes) throws IOException {
        return EmbeddingHead.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static int best(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
