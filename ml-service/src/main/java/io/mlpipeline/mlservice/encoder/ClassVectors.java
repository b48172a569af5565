package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.modelfile.StoredArrays;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Embeddings of one class's examples, in eight bits and dimension after dimension: so a text is
 * compared with all of them in loops that the compiler turns into vector instructions, at a quarter
 * of the memory that floats would have to be fetched from.
 *
 * @param scales factor of each example
 * @param byDimension {@code dimensions × examples}
 */
@SuppressWarnings("ArrayRecordComponent") // arrays are the point; never compared
record ClassVectors(float[] scales, byte[] byDimension) {

    /** Rounds vectors, all of one length, to eight bits. */
    static ClassVectors of(float[][] vectors, int dimensions) {
        float[] scales = new float[vectors.length];
        byte[] byDimension = new byte[vectors.length * dimensions];
        for (int j = 0; j < vectors.length; j++) {
            scales[j] = scale(vectors[j]);
            for (int i = 0; i < dimensions; i++) {
                byDimension[i * vectors.length + j] = (byte) Math.round(vectors[j][i] / scales[j]);
            }
        }
        return new ClassVectors(scales, byDimension);
    }

    private static float scale(float[] vector) {
        float largest = Float.MIN_NORMAL;
        for (float value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest / Byte.MAX_VALUE;
    }

    /** Product of a vector with each example. */
    float[] products(float[] vector) {
        float[] products = new float[scales.length];
        int i = 0;
        for (; i + 3 < vector.length; i += 4) {
            addFour(vector, i, products);
        }
        for (; i < vector.length; i++) {
            for (int j = 0; j < products.length; j++) {
                products[j] += vector[i] * byDimension[i * products.length + j];
            }
        }
        for (int j = 0; j < products.length; j++) {
            products[j] *= scales[j];
        }
        return products;
    }

    private void addFour(float[] vector, int first, float[] products) {
        byte[] bytes = byDimension;
        int start0 = first * products.length;
        int start1 = start0 + products.length;
        int start2 = start1 + products.length;
        int start3 = start2 + products.length;
        float factor0 = vector[first];
        float factor1 = vector[first + 1];
        float factor2 = vector[first + 2];
        float factor3 = vector[first + 3];
        for (int j = 0; j < products.length; j++) {
            products[j] +=
                    factor0 * bytes[start0 + j]
                            + factor1 * bytes[start1 + j]
                            + factor2 * bytes[start2 + j]
                            + factor3 * bytes[start3 + j];
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(scales.length);
        for (float scale : scales) {
            out.writeFloat(scale);
        }
        out.write(byDimension);
    }

    static ClassVectors read(DataInputStream in, int dimensions, int most) throws IOException {
        float[] scales = StoredArrays.floats(in, StoredArrays.length(in, most));
        return new ClassVectors(scales, StoredArrays.bytes(in, scales.length * dimensions));
    }
}
