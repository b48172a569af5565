package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.features.CharacterLengths;
import io.mlpipeline.mlservice.features.NgramVectorizer;
import io.mlpipeline.mlservice.regression.Effort;
import io.mlpipeline.mlservice.regression.SoftmaxRegression;
import io.mlpipeline.mlservice.regression.SparseMatrix;
import io.mlpipeline.mlservice.regression.SupportVectorMachines;
import io.mlpipeline.mlservice.regression.Weights;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Learns which n-grams tell the classes apart, and their weights. */
public final class LinearTrainer {

    /** The regression's; from 10 to 100 the accuracy hardly changes. */
    private static final double REGRESSION_C = 20;

    private static final double REGRESSION_TOLERANCE = 5e-3;

    /** The machines'; from 0.25 to 2 the accuracy hardly changes. */
    private static final double MACHINES_C = 0.5;

    private static final double MACHINES_TOLERANCE = 0.03;
    private static final double SELECTION_TOLERANCE = 0.1;
    private static final int MAX_EPOCHS = 60;

    /**
     * What the machines' margins count for beside the regression's logits. With them many classes
     * are told apart better; more of them, and the scores become worse as probabilities.
     */
    private static final float MARGIN_LOGITS = 5;

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
     * One n-gram in this many stays: those with the largest weight for or against any class in a
     * support vector machine. The others are left out and the rest trained anew, which is at least
     * as accurate, and leaves fewer weights to add up for a text. Guyon, Weston, Barnhill, Vapnik,
     * "Gene Selection for Cancer Classification using Support Vector Machines", Machine Learning
     * 2002, in one step.
     */
    private static final int SELECTION = 2;

    /** So few n-grams are not worth a selection. */
    private static final int FEW_NGRAMS = 4096;

    /** Of the whole training, up to the selection. */
    private static final double SELECTION_SHARE = 0.3;

    /** Of the training on the n-grams that stay. */
    private static final double MACHINES_SHARE = 0.4;

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
        if (all.width() - 1 <= FEW_NGRAMS) {
            return train(all, texts, targets, classes, seed, progress);
        }
        float[] weights =
                machines(
                        all.vectorise(texts),
                        targets,
                        classes,
                        new Effort(MAX_EPOCHS, SELECTION_TOLERANCE, seed),
                        done -> progress.accept(done * SELECTION_SHARE));
        return train(
                all.keeping(selection(all, weights, classes)),
                texts,
                targets,
                classes,
                seed,
                done -> progress.accept(SELECTION_SHARE + done * (1 - SELECTION_SHARE)));
    }

    private static LinearModel train(
            NgramVectorizer vectorizer,
            List<String> texts,
            int[] targets,
            int classes,
            long seed,
            DoubleConsumer progress) {
        SparseMatrix examples = vectorizer.vectorise(texts);
        float[] weights =
                classes <= FEW_CLASSES
                        ? fitByRatios(examples, targets, classes, seed, progress)
                        : fit(examples, targets, classes, seed, progress);
        return new LinearModel(vectorizer, Weights.quantise(weights, classes), 1);
    }

    /** With few classes; with many it changes nothing. */
    private static float[] fitByRatios(
            SparseMatrix examples, int[] targets, int classes, long seed, DoubleConsumer progress) {
        float[] ratios = LogCountRatios.of(examples, targets, classes);
        float[] weights = fit(examples.scaled(ratios), targets, classes, seed, progress);
        // so that features count for as much without their ratios
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= ratios[i / classes];
        }
        return weights;
    }

    /** The sum of two opinions is one set of weights again, and no dearer than one opinion. */
    private static float[] fit(
            SparseMatrix examples, int[] targets, int classes, long seed, DoubleConsumer progress) {
        float[] weights =
                machines(
                        examples,
                        targets,
                        classes,
                        new Effort(MAX_EPOCHS, MACHINES_TOLERANCE, seed),
                        done -> progress.accept(done * MACHINES_SHARE));
        float[] regression =
                SoftmaxRegression.fit(
                        examples,
                        targets,
                        classes,
                        REGRESSION_C,
                        new Effort(MAX_EPOCHS, REGRESSION_TOLERANCE, seed),
                        done -> progress.accept(MACHINES_SHARE + done * (1 - MACHINES_SHARE)));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = regression[i] + MARGIN_LOGITS * weights[i];
        }
        return weights;
    }

    private static float[] machines(
            SparseMatrix examples,
            int[] targets,
            int classes,
            Effort effort,
            DoubleConsumer progress) {
        return SupportVectorMachines.fit(examples, targets, classes, MACHINES_C, effort, progress);
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
