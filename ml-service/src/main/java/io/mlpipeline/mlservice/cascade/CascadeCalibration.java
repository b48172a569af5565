package io.mlpipeline.mlservice.cascade;

import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.evaluation.CascadePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the threshold of a cascade on texts that none of its models was trained on.
 *
 * @param threshold the lowest from which on the cascade stays within the accepted loss, at this and
 *     every higher threshold; above one, so that the linear model never answers, if there is none
 * @param curve the cascade at every threshold tried, by ascending threshold
 */
public record CascadeCalibration(double threshold, List<CascadePoint> curve) {

    private static final int STEPS = 100;

    /**
     * @param linear probabilities by the linear model, a row for each text
     * @param cascade probabilities by the second stage
     * @param reference probabilities by the encoder alone, whose accuracy is to be kept
     * @param targets the right classes
     * @param maxLoss accuracy that may be lost
     */
    public static CascadeCalibration of(
            float[][] linear,
            float[][] cascade,
            float[][] reference,
            int[] targets,
            double maxLoss) {
        double wanted = accuracy(reference, targets) - maxLoss;
        List<CascadePoint> curve = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            curve.add(point((double) step / STEPS, linear, cascade, targets));
        }
        double threshold = 2;
        for (int i = curve.size() - 1; i >= 0 && curve.get(i).accuracy() >= wanted; i--) {
            threshold = curve.get(i).threshold();
        }
        return new CascadeCalibration(threshold, List.copyOf(curve));
    }

    private static CascadePoint point(
            double threshold, float[][] linear, float[][] second, int[] targets) {
        int sure = 0;
        int right = 0;
        for (int i = 0; i < targets.length; i++) {
            int answer = Scores.bestIndex(linear[i]);
            if (linear[i][answer] >= threshold) {
                sure++;
            } else {
                answer = Scores.bestIndex(second[i]);
            }
            right += answer == targets[i] ? 1 : 0;
        }
        double texts = Math.max(1, targets.length);
        return new CascadePoint(threshold, sure / texts, right / texts);
    }

    private static double accuracy(float[][] probabilities, int[] targets) {
        int right = 0;
        for (int i = 0; i < targets.length; i++) {
            right += Scores.bestIndex(probabilities[i]) == targets[i] ? 1 : 0;
        }
        return right / (double) Math.max(1, targets.length);
    }
}
