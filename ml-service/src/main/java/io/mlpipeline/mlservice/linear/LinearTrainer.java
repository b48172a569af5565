package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.features.NgramVectorizer;
import io.mlpipeline.mlservice.regression.SoftmaxRegression;
import io.mlpipeline.mlservice.regression.SparseMatrix;
import io.mlpipeline.mlservice.regression.Weights;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Learns n-grams and their weights. */
public final class LinearTrainer {

    /** Weight of the data against the penalty; from 10 to 100 the accuracy hardly changes. */
    private static final double C = 20;

    private static final int MAX_EPOCHS = 60;
    private static final double TOLERANCE = 2e-3;

    /** Weights at the most: a quarter of a gigabyte while training. */
    private static final int MAX_WEIGHTS = 1 << 26;

    /** N-grams at the most, for two classes say. */
    private static final int MAX_NGRAMS = 1 << 23;

    private LinearTrainer() {}

    /**
     * Trains; the sharpness is left at one, to be calibrated.
     *
     * @param targets class of each text
     * @param progress takes the share that is done, 0 to 1; may throw to end the training
     */
    public static LinearModel train(
            List<String> texts, int[] targets, int classes, long seed, DoubleConsumer progress) {
        NgramVectorizer vectorizer =
                NgramVectorizer.fit(texts, Math.min(MAX_WEIGHTS / classes, MAX_NGRAMS));
        SparseMatrix features = vectorizer.vectorise(texts);
        float[] weights =
                SoftmaxRegression.fit(
                        features,
                        targets,
                        classes,
                        C,
                        new SoftmaxRegression.Effort(MAX_EPOCHS, TOLERANCE, seed),
                        progress);
        return new LinearModel(vectorizer, Weights.quantise(weights, classes), 1);
    }
}
