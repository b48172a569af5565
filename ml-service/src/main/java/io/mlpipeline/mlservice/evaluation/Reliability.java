package io.mlpipeline.mlservice.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How far scores can be taken at their word: answers sorted into ten bins of equal width by their
 * score.
 *
 * @param expectedCalibrationError mean distance between score and accuracy over the bins, weighted
 *     by their size. Naeini, Cooper, Hauskrecht, "Obtaining Well Calibrated Probabilities Using
 *     Bayesian Binning", AAAI 2015
 * @param bins those that hold an answer, by ascending score
 */
public record Reliability(double expectedCalibrationError, List<Bin> bins) {

    private static final int BINS = 10;

    /**
     * Answers whose scores are near each other.
     *
     * @param from lowest score of the bin
     * @param to highest
     * @param count answers in it
     * @param score their mean score
     * @param accuracy share of them that is right
     */
    public record Bin(double from, double to, int count, double score, double accuracy) {}

    static Reliability of(float[] scores, boolean[] right) {
        int[] counts = new int[BINS];
        int[] hits = new int[BINS];
        double[] sums = new double[BINS];
        for (int i = 0; i < scores.length; i++) {
            int bin = Math.clamp((int) (scores[i] * BINS), 0, BINS - 1);
            counts[bin]++;
            sums[bin] += scores[i];
            hits[bin] += right[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double score = sums[bin] / counts[bin];
                double accuracy = (double) hits[bin] / counts[bin];
                error += Math.abs(score - accuracy) * counts[bin] / scores.length;
                bins.add(
                        new Bin(
                                (double) bin / BINS,
                                (double) (bin + 1) / BINS,
                                counts[bin],
                                score,
                                accuracy));
            }
        }
        return new Reliability(error, List.copyOf(bins));
    }
}
