package io.mlpipeline.mlservice.encoder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The training texts' embeddings, class by class: how densely each class lies around a text, by a
 * kernel that falls off with the cosine (Nadaraya, "On Estimating Regression", 1964; Watson,
 * "Smooth Regression Analysis", 1964). It sees what a linear head cannot, such as a class in two
 * places.
 *
 * <p>Only the classes that the head finds likely are looked at, as the others would not be answered
 * anyway; this bounds the time.
 */
final class Neighbours {

    /** Classes looked at. */
    private static final int LIKELY = 5;

    /** How fast the kernel falls off with the cosine. */
    private static final double STEEPNESS = 35;

    /** What a class without near neighbours has: keeps the logarithm finite. */
    private static final double FLOOR = 1e-3;

    /** Examples of all classes looked at, at most; of a large class as many as its share. */
    private static final int MAX_EXAMINED = 4096;

    private final ClassVectors[] classes;

    private Neighbours(ClassVectors[] classes) {
        this.classes = classes;
    }

    /**
     * @param centred vectors of length one
     * @param targets class of each
     */
    static Neighbours of(float[][] centred, int[] targets, int classes) {
        int most = MAX_EXAMINED / Math.min(classes, LIKELY);
        ClassVectors[] vectors = new ClassVectors[classes];
        for (int label = 0; label < classes; label++) {
            vectors[label] =
                    ClassVectors.of(members(centred, targets, label, most), centred[0].length);
        }
        return new Neighbours(vectors);
    }

    /** All vectors of a class, or as many spread evenly over it as are looked at. */
    private static float[][] members(float[][] centred, int[] targets, int label, int most) {
        float[][] all =
                IntStream.range(0, targets.length)
                        .filter(i -> targets[i] == label)
                        .mapToObj(i -> centred[i])
                        .toArray(float[][]::new);
        if (all.length <= most) {
            return all;
        }
        float[][] spread = new float[most][];
        for (int i = 0; i < most; i++) {
            spread[i] = all[(int) ((long) i * all.length / most)];
        }
        return spread;
    }

    /**
     * Logarithm of each class's share of the density around a text.
     *
     * @param centred the text, of length one
     * @param headLogits what the head says of each class
     */
    float[] logDensities(float[] centred, float[] headLogits) {
        int[] likely = likely(headLogits);
        float[][] cosines = new float[likely.length][];
        float nearest = -1;
        for (int rank = 0; rank < likely.length; rank++) {
            cosines[rank] = classes[likely[rank]].products(centred);
            for (float cosine : cosines[rank]) {
                nearest = Math.max(nearest, cosine);
            }
        }
        double[] densities = new double[likely.length];
        double total = 0;
        for (int rank = 0; rank < likely.length; rank++) {
            for (float cosine : cosines[rank]) {
                densities[rank] += Math.exp(STEEPNESS * (cosine - nearest));
            }
            total += densities[rank];
        }
        float[] logs = new float[headLogits.length];
        Arrays.fill(logs, (float) Math.log(FLOOR));
        for (int rank = 0; rank < likely.length && total > 0; rank++) {
            logs[likely[rank]] = (float) Math.log(densities[rank] / total + FLOOR);
        }
        return logs;
    }

    /** The classes with the highest logits, the highest first. */
    private static int[] likely(float[] logits) {
        int count = Math.min(LIKELY, logits.length);
        int[] best = new int[count];
        int size = 0;
        for (int k = 0; k < logits.length; k++) {
            if (size < count || logits[k] > logits[best[size - 1]]) {
                int place = size < count ? size++ : size - 1;
                while (place > 0 && logits[best[place - 1]] < logits[k]) {
                    best[place] = best[place - 1];
                    place--;
                }
                best[place] = k;
            }
        }
        return best;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(classes.length);
        for (ClassVectors vectors : classes) {
            vectors.write(out);
        }
    }

    static Neighbours read(DataInputStream in, int dimensions, int classes) throws IOException {
        if (in.readInt() != classes) {
            throw new IOException("its neighbours do not belong to its classes");
        }
        ClassVectors[] vectors = new ClassVectors[classes];
        for (int label = 0; label < classes; label++) {
            vectors[label] = ClassVectors.read(in, dimensions, MAX_EXAMINED);
        }
        return new Neighbours(vectors);
    }
}
