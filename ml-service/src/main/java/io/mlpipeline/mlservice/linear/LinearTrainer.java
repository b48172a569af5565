package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.features.CharacterLengths;
import io.mlpipeline.mlservice.features.NgramVectorizer;
import io.mlpipeline.mlservice.regression.SoftmaxRegression;
import io.mlpipeline.mlservice.regression.Weights;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Learns which n-grams tell the classes apart, and their weights. */
public final class LinearTrainer {

    /** Weight of the data against the penalty; from 10 to 100 the accuracy hardly changes. */
    private static final double C = 20;

    private static final int MAX_EPOCHS = 60;
    private static final double TOLERANCE = 2e-3;

    /** Weights at the most: a quarter of a gigabyte while training. */
    private static final int MAX_WEIGHTS = 1 << 26;

    /** N-grams at the most, for two classes say. */
    private static final int MAX_NGRAMS = 1 << 23;

    /** Up to here a text can have many n-grams: a weight for each class is soon added up. */
    private static final int FEW_CLASSES = 20;

    /** With few classes, where one n-gram says little: as scikit-learn's users choose them. */
    private static final CharacterLengths MANY_LENGTHS = new CharacterLengths(2, 5);

    /** With many, one length is nearly as accurate and a third faster. */
    private static final CharacterLengths ONE_LENGTH = new CharacterLengths(3, 3);

    /**
     * One n-gram in this many stays: those with the largest weight for or against any class. The
     * others are left out and the rest trained anew, which is as accurate on large data, more so on
     * small, and leaves fewer weights to add up for a text. Guyon, Weston, Barnhill, Vapnik, "Gene
     * Selection for Cancer Classification using Support Vector Machines", Machine Learning 2002, in
     * one step.
     */
    private static final int SELECTION = 3;

    /** So few n-grams are not worth a selection. */
    private static final int FEW_NGRAMS = 4096;

    /** Of the whole training, up to the selection. */
    private static final double SELECTION_SHARE = 0.6;

    private LinearTrainer() {}

    /**
     * Trains; the sharpness is left at one, to be calibrated.
     *
     * @param targets class of each text
     * @param progress takes the share that is done, 0 to 1; may throw to end the training
     */
    public static LinearModel train(
            List<String> texts, int[] targets, int classes, long seed, DoubleConsumer progress) {
        NgramVectorizer all =
                NgramVectorizer.fit(
                        texts,
                        classes <= FEW_CLASSES ? MANY_LENGTHS : ONE_LENGTH,
                        Math.min(MAX_WEIGHTS / classes, MAX_NGRAMS));
        boolean few = all.width() - 1 <= FEW_NGRAMS;
        double share = few ? 1 : SELECTION_SHARE;
        float[] weights =
                weights(all, texts, targets, classes, seed, done -> progress.accept(done * share));
        if (few) {
            return new LinearModel(all, Weights.quantise(weights, classes), 1);
        }
        NgramVectorizer selected = all.keeping(selection(all, weights, classes));
        float[] anew =
                weights(
                        selected,
                        texts,
                        targets,
                        classes,
                        seed,
                        done -> progress.accept(share + done * (1 - share)));
        return new LinearModel(selected, Weights.quantise(anew, classes), 1);
    }

    private static float[] weights(
            NgramVectorizer vectorizer,
            List<String> texts,
            int[] targets,
            int classes,
            long seed,
            DoubleConsumer progress) {
        return SoftmaxRegression.fit(
                vectorizer.vectorise(texts),
                targets,
                classes,
                C,
                new SoftmaxRegression.Effort(MAX_EPOCHS, TOLERANCE, seed),
                progress);
    }

    /** Rows of the n-grams that stay, of more than a few. */
    private static BitSet selection(NgramVectorizer vectorizer, float[] weights, int classes) {
        int ngrams = vectorizer.width() - 1;
        float[] strengths = new float[ngrams];
        for (int row = 0; row < ngrams; row++) {
            strengths[row] = vectorizer.idf(row) * strongest(weights, row * classes, classes);
        }
        float[] ascending = strengths.clone();
        Arrays.sort(ascending);
        float weakest = ascending[ngrams - Math.max(ngrams / SELECTION, FEW_NGRAMS)];
        BitSet rows = new BitSet(ngrams);
        for (int row = 0; row < ngrams; row++) {
            rows.set(row, strengths[row] >= weakest);
        }
        return rows;
    }

    /** How far the weight of one class lies from the mean of all at the most. */
    private static float strongest(float[] weights, int start, int classes) {
        float mean = 0;
        for (int k = 0; k < classes; k++) {
            mean += weights[start + k] / classes;
        }
        float strongest = 0;
        for (int k = 0; k < classes; k++) {
            strongest = Math.max(strongest, Math.abs(weights[start + k] - mean));
        }
        return strongest;
    }
}
