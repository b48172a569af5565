package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.modelfile.StoredArrays;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Brings every dimension of the embeddings to the same mean and spread, which a penalised
 * regression needs, and keeps their squared length near one.
 *
 * @param mean of each dimension over the training texts
 * @param scale factor of each dimension once the mean is taken off
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Standardiser(float[] mean, float[] scale) {

    private static final double SMALLEST_DEVIATION = 1e-6;

    static Standardiser fit(float[][] vectors) {
        int dimensions = vectors[0].length;
        double[] sum = new double[dimensions];
        double[] squares = new double[dimensions];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimensions; i++) {
                sum[i] += vector[i];
                squares[i] += vector[i] * (double) vector[i];
            }
        }
        float[] mean = new float[dimensions];
        float[] scale = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            double m = sum[i] / vectors.length;
            double deviation = Math.sqrt(Math.max(0, squares[i] / vectors.length - m * m));
            mean[i] = (float) m;
            scale[i] = (float) (1 / ((deviation + SMALLEST_DEVIATION) * Math.sqrt(dimensions)));
        }
        return new Standardiser(mean, scale);
    }

    float[] standardised(float[] vector) {
        float[] standardised = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            standardised[i] = (vector[i] - mean[i]) * scale[i];
        }
        return standardised;
    }

    /** The vector less the mean, of length one: for cosines. */
    float[] centred(float[] vector) {
        float[] centred = new float[vector.length];
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            centred[i] = vector[i] - mean[i];
            sum += centred[i] * (double) centred[i];
        }
        float factor = (float) (1 / Math.sqrt(Math.max(sum, Float.MIN_NORMAL)));
        for (int i = 0; i < centred.length; i++) {
            centred[i] *= factor;
        }
        return centred;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(mean.length);
        for (int i = 0; i < mean.length; i++) {
            out.writeFloat(mean[i]);
            out.writeFloat(scale[i]);
        }
    }

    static Standardiser read(DataInputStream in) throws IOException {
        int dimensions = StoredArrays.length(in, SentenceEncoder.DIMENSIONS);
        float[] mean = new float[dimensions];
        float[] scale = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = in.readFloat();
            scale[i] = in.readFloat();
        }
        return new Standardiser(mean, scale);
    }
}
