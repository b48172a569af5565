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

    /** The weights as they are calculated with, {@code rows × classes}. */
    public float[] dense() {
        float[] dense = new float[quantised.length];
        for (int row = 0; row < scales.length; row++) {
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                dense[i] = quantised[i] * scales[row];
            }
        }
        return dense;
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
