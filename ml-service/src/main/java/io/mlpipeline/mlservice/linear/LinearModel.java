package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.calibration.LogLinearPool;
import io.mlpipeline.mlservice.calibration.Softmax;
import io.mlpipeline.mlservice.features.NgramVectorizer;
import io.mlpipeline.mlservice.features.SparseVector;
import io.mlpipeline.mlservice.regression.Weights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What training gives: how to turn a text into features, a weight for each feature and class, and
 * the sharpness that makes the scores probabilities.
 */
public final class LinearModel {

    private final NgramVectorizer vectorizer;
    private final Weights weights;
    private final double sharpness;

    public LinearModel(NgramVectorizer vectorizer, Weights weights, double sharpness) {
        if (weights.rows() != vectorizer.width()) {
            throw new IllegalArgumentException(
                    "%d rows of weights for %d features"
                            .formatted(weights.rows(), vectorizer.width()));
        }
        this.vectorizer = vectorizer;
        this.weights = weights;
        this.sharpness = sharpness;
    }

    public int classes() {
        return weights.classes();
    }

    public double sharpness() {
        return sharpness;
    }

    public NgramVectorizer vectorizer() {
        return vectorizer;
    }

    /** The same model with another sharpness. */
    public LinearModel withSharpness(double other) {
        return new LinearModel(vectorizer, weights, other);
    }

    /** Score of every class, not yet probabilities. */
    public float[] logits(String text) {
        return logits(vectorizer.vectorise(text));
    }

    float[] logits(SparseVector features) {
        float[] logits = new float[weights.classes()];
        weights.addRows(features.columns(), features.values(), features.size(), logits);
        return logits;
    }

    /** Calibrated probability of every class. */
    public float[] probabilities(float[] logits) {
        float[] probabilities = LogLinearPool.pooled(new double[] {sharpness}, logits);
        Softmax.inPlace(probabilities);
        return probabilities;
    }

    /**
     * How much a feature of value one speaks for a class, compared with the mean of all classes.
     */
    double weight(int feature, int label) {
        double sum = 0;
        for (int k = 0; k < weights.classes(); k++) {
            sum += weights.at(feature, k);
        }
        return weights.at(feature, label) - sum / weights.classes();
    }

    /** Writes what {@link #read} reads. */
    public void write(DataOutputStream out) throws IOException {
        vectorizer.write(out);
        weights.write(out);
        out.writeDouble(sharpness);
    }

    /**
     * Reads a model.
     *
     * @throws IOException if it is cut off or damaged
     */
    public static LinearModel read(DataInputStream in) throws IOException {
        NgramVectorizer vectorizer = NgramVectorizer.read(in);
        Weights weights = Weights.read(in);
        if (weights.rows() != vectorizer.width()) {
            throw new IOException("its weights do not belong to its n-grams");
        }
        return new LinearModel(vectorizer, weights, in.readDouble());
    }
}
