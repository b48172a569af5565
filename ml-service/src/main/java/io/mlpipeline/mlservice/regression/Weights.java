package io.mlpipeline.mlservice.regression;

import io.mlpipeline.mlservice.modelfile.StoredArrays;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a regression learned, stored with eight bits a weight: each feature's row has a scale of its
 * own, so that rare and frequent features keep the same relative precision.
 *
 * @param classes columns
 * @param scales of each row
 * @param quantised {@code rows × classes}, to be multiplied by the row's scale
 */
@SuppressWarnings("ArrayRecordComponent") // arrays are the point; never compared
public record Weights(int classes, float[] scales, byte[] quantised) {

    public int rows() {
        return scales.length;
    }

    /** Rounds weights to eight bits. */
    public static Weights quantise(float[] weights, int classes) {
        int rows = weights.length / classes;
        float[] scales = new float[rows];
        byte[] quantised = new byte[weights.length];
        for (int row = 0; row < rows; row++) {
            float largest = 0;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                largest = Math.max(largest, Math.abs(weights[i]));
            }
            scales[row] = largest / Byte.MAX_VALUE;
            for (int i = row * classes; largest > 0 && i < (row + 1) * classes; i++) {
                quantised[i] = (byte) Math.round(weights[i] / scales[row]);
            }
        }
        return new Weights(classes, scales, quantised);
    }

    /** Weight of a feature of value one for a class. */
    public double at(int row, int label) {
        return quantised[row * classes + label] * scales[row];
    }

    /**
     * Adds the rows of several features, each times its value, to a sum for each class. The
     * eight-bit weights are read as they are: they fit the caches where floats would not, and four
     * rows at a time keep the sums in registers; together this is several times as fast as a matrix
     * of floats.
     *
     * @param rows features
     * @param values of each
     * @param count how many of both count
     * @param sums one for each class
     */
    public void addRows(int[] rows, float[] values, int count, float[] sums) {
        for (int first = 0; first < count; first += 4) {
            addFour(rows, values, first, count, sums);
        }
    }

    private void addFour(int[] rows, float[] values, int first, int count, float[] sums) {
        int row0 = rows[first];
        int row1 = first + 1 < count ? rows[first + 1] : row0;
        int row2 = first + 2 < count ? rows[first + 2] : row0;
        int row3 = first + 3 < count ? rows[first + 3] : row0;
        float factor0 = values[first] * scales[row0];
        float factor1 = first + 1 < count ? values[first + 1] * scales[row1] : 0;
        float factor2 = first + 2 < count ? values[first + 2] * scales[row2] : 0;
        float factor3 = first + 3 < count ? values[first + 3] * scales[row3] : 0;
        int start0 = row0 * classes;
        int start1 = row1 * classes;
        int start2 = row2 * classes;
        int start3 = row3 * classes;
        byte[] weights = quantised;
        for (int k = 0; k < sums.length; k++) {
            sums[k] +=
                    factor0 * weights[start0 + k]
                            + factor1 * weights[start1 + k]
                            + factor2 * weights[start2 + k]
                            + factor3 * weights[start3 + k];
        }
    }

    /** Writes what {@link #read} reads. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(rows());
        out.writeInt(classes);
        for (float scale : scales) {
            out.writeFloat(scale);
        }
        out.write(quantised);
    }

    /**
     * Reads weights.
     *
     * @throws IOException if they are cut off or damaged
     */
    public static Weights read(DataInputStream in) throws IOException {
        int rows = StoredArrays.length(in, Integer.MAX_VALUE);
        int classes = StoredArrays.length(in, Integer.MAX_VALUE);
        int size = StoredArrays.product(rows, classes);
        float[] scales = StoredArrays.floats(in, rows);
        byte[] quantised = StoredArrays.bytes(in, size);
        return new Weights(classes, scales, quantised);
    }
}
