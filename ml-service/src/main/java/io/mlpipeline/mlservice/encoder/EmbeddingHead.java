package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.modelfile.StoredArrays;
import io.mlpipeline.mlservice.regression.Effort;
import io.mlpipeline.mlservice.regression.SoftmaxRegression;
import io.mlpipeline.mlservice.regression.SparseMatrix;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.DoubleConsumer;

/** What is trained on embeddings: a regression, and the memory of where the examples lie. */
public final class EmbeddingHead {

    /** Bounds of the weight of the data against the penalty; see {@link SoftmaxRegression}. */
    private static final double LEAST_C = 1;

    private static final double MOST_C = 10;
    private static final double C_PER_CLASS = 1.0 / 7;

    private static final int MAX_EPOCHS = 100;
    private static final double TOLERANCE = 2e-3;

    private final Standardiser standardiser;
    private final float[] weights;
    private final Neighbours neighbours;
    private final int classes;

    private EmbeddingHead(
            Standardiser standardiser, float[] weights, Neighbours neighbours, int classes) {
        this.standardiser = standardiser;
        this.weights = weights;
        this.neighbours = neighbours;
        this.classes = classes;
    }

    /**
     * Opinions on a text, to be pooled.
     *
     * @param regression a logit for each class
     * @param neighbours the logarithm of each class's density around the text
     */
    @SuppressWarnings("ArrayRecordComponent") // a hot path, never compared
    public record Opinions(float[] regression, float[] neighbours) {}

    /**
     * Trains.
     *
     * @param vectors embeddings
     * @param targets class of each
     * @param progress takes the share that is done, 0 to 1; may throw to end the training
     */
    public static EmbeddingHead fit(
            float[][] vectors, int[] targets, int classes, long seed, DoubleConsumer progress) {
        Standardiser standardiser = Standardiser.fit(vectors);
        SparseMatrix.Builder rows = new SparseMatrix.Builder(vectors[0].length + 1);
        float[][] centred = new float[vectors.length][];
        for (int i = 0; i < vectors.length; i++) {
            centred[i] = standardiser.centred(vectors[i]);
            float[] features = standardiser.standardised(vectors[i]);
            for (int column = 0; column < features.length; column++) {
                rows.add(column, features[column]);
            }
            rows.add(features.length, 1);
            rows.endRow();
        }
        float[] weights =
                SoftmaxRegression.fit(
                        rows.build(),
                        targets,
                        classes,
                        c(classes),
                        new Effort(MAX_EPOCHS, TOLERANCE, seed),
                        progress);
        return new EmbeddingHead(
                standardiser, weights, Neighbours.of(centred, targets, classes), classes);
    }

    /** The fewer classes, the more examples has each, and the more of chance would be fitted. */
    private static double c(int classes) {
        return Math.clamp(classes * C_PER_CLASS, LEAST_C, MOST_C);
    }

    public Opinions opinions(float[] vector) {
        float[] logits = new float[classes];
        float[] features = standardiser.standardised(vector);
        for (int i = 0; i < features.length; i++) {
            addRow(i * classes, features[i], logits);
        }
        addRow(features.length * classes, 1, logits);
        return new Opinions(logits, neighbours.logDensities(standardiser.centred(vector), logits));
    }

    private void addRow(int start, float factor, float[] sum) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * weights[start + k];
        }
    }

    public int classes() {
        return classes;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(classes);
        standardiser.write(out);
        for (float weight : weights) {
            out.writeFloat(weight);
        }
        neighbours.write(out);
    }

    static EmbeddingHead read(DataInputStream in) throws IOException {
        int classes = StoredArrays.length(in, Integer.MAX_VALUE);
        Standardiser standardiser = Standardiser.read(in);
        int dimensions = standardiser.mean().length;
        int size = StoredArrays.product(dimensions + 1, classes);
        float[] weights = StoredArrays.floats(in, size);
        Neighbours neighbours = Neighbours.read(in, dimensions, classes);
        return new EmbeddingHead(standardiser, weights, neighbours, classes);
    }
}
