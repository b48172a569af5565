package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.modelfile.StoredArrays;
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
    private static final int LIKELY = 10;

    /** How fast the kernel falls off with the cosine. */
    private static final double STEEPNESS = 35;

    /** What a class without near neighbours has: keeps the logarithm finite. */
    private static final double FLOOR = 1e-3;

    /** Examples of all classes looked at, at most; of a large class as many as its share. */
    private static final int MAX_EXAMINED = 4096;

    /** Eight-bit vectors of each class and the factor of each, as stored. */
    private final byte[][][] quantised;

    private final float[][] scales;

    /** The vectors as calculated with: for each class dimension after dimension. */
    private final float[][] byDimension;

    private Neighbours(byte[][][] quantised, float[][] scales) {
        this.quantised = quantised;
        this.scales = scales;
        this.byDimension = new float[quantised.length][];
        for (int label = 0; label < quantised.length; label++) {
            byDimension[label] = transposed(quantised[label], scales[label]);
        }
    }

    private static float[] transposed(byte[][] vectors, float[] scales) {
        int dimensions = vectors.length == 0 ? 0 : vectors[0].length;
        float[] transposed = new float[vectors.length * dimensions];
        for (int j = 0; j < vectors.length; j++) {
            for (int i = 0; i < dimensions; i++) {
                transposed[i * vectors.length + j] = vectors[j][i] * scales[j];
            }
        }
        return transposed;
    }

    /**
     * @param centred vectors of length one
     * @param targets class of each
     */
    static Neighbours of(float[][] centred, int[] targets, int classes) {
        int most = MAX_EXAMINED / Math.min(classes, LIKELY);
        byte[][][] quantised = new byte[classes][][];
        float[][] scales = new float[classes][];
        for (int label = 0; label < classes; label++) {
            float[][] members = members(centred, targets, label, most);
            quantised[label] = new byte[members.length][];
            scales[label] = new float[members.length];
            for (int j = 0; j < members.length; j++) {
                scales[label][j] = scale(members[j]);
                quantised[label][j] = quantised(members[j], scales[label][j]);
            }
        }
        return new Neighbours(quantised, scales);
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

    private static float scale(float[] vector) {
        float largest = Float.MIN_NORMAL;
        for (float value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest / Byte.MAX_VALUE;
    }

    private static byte[] quantised(float[] vector, float scale) {
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(vector[i] / scale);
        }
        return bytes;
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
            cosines[rank] = cosines(centred, likely[rank]);
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

    private float[] cosines(float[] centred, int label) {
        float[] vectors = byDimension[label];
        float[] cosines = new float[scales[label].length];
        for (int i = 0; i < centred.length && cosines.length > 0; i++) {
            addScaled(vectors, i * cosines.length, centred[i], cosines);
        }
        return cosines;
    }

    private static void addScaled(float[] vectors, int start, float factor, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * vectors[start + j];
        }
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
        out.writeInt(quantised.length);
        for (int label = 0; label < quantised.length; label++) {
            out.writeInt(quantised[label].length);
            for (int j = 0; j < quantised[label].length; j++) {
                out.writeFloat(scales[label][j]);
                out.write(quantised[label][j]);
            }
        }
    }

    static Neighbours read(DataInputStream in, int dimensions, int classes) throws IOException {
        if (in.readInt() != classes) {
            throw new IOException("its neighbours do not belong to its classes");
        }
        byte[][][] quantised = new byte[classes][][];
        float[][] scales = new float[classes][];
        for (int label = 0; label < classes; label++) {
            quantised[label] = new byte[StoredArrays.length(in, MAX_EXAMINED)][dimensions];
            scales[label] = new float[quantised[label].length];
            for (int j = 0; j < quantised[label].length; j++) {
                scales[label][j] = in.readFloat();
                in.readFully(quantised[label][j]);
            }
        }
        return new Neighbours(quantised, scales);
    }
}
