package io.mlpipeline.mlservice.regression;

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
        int i = 0;
        for (; i + 3 < count; i += 4) {
            addFour(rows, values, i, sums);
        }
        for (; i < count; i++) {
            addOne(rows[i] * classes, values[i] * scales[rows[i]], sums);
        }
    }

    private void addFour(int[] rows, float[] values, int first, float[] sums) {
        int start0 = rows[first] * classes;
        int start1 = rows[first + 1] * classes;
        int start2 = rows[first + 2] * classes;
        int start3 = rows[first + 3] * classes;
        float factor0 = values[first] * scales[rows[first]];
        float factor1 = values[first + 1] * scales[rows[first + 1]];
        float factor2 = values[first + 2] * scales[rows[first + 2]];
        float factor3 = values[first + 3] * scales[rows[first + 3]];
        byte[] weights = quantised;
        for (int k = 0; k < sums.length; k++) {
            sums[k] +=
                    factor0 * weights[start0 + k]
                            + factor1 * weights[start1 + k]
                            + factor2 * weights[start2 + k]
                            + factor3 * weights[start3 + k];
        }
    }

    private void addOne(int start, float factor, float[] sums) {
        byte[] weights = quantised;
        for (int k = 0; k < sums.length; k++) {
            sums[k] += factor * weights[start + k];
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

    public static Weights read(DataInputStream in) throws IOException {
        float[] scales = new float[in.readInt()];
        int classes = in.readInt();
        for (int row = 0; row < scales.length; row++) {
            scales[row] = in.readFloat();
        }
        byte[] quantised = new byte[Math.multiplyExact(scales.length, classes)];
        in.readFully(quantised);
        return new Weights(classes, scales, quantised);
    }
}
