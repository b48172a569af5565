package io.mlpipeline.mlservice.cascade;

import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.evaluation.CascadePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the threshold of a cascade on texts that none of its models was trained on. Of thresholds
 * that chance alone may have ranked, the cheapest is taken: a loss counts where it is significant
 * at the level of 10 %, by the standard error of the difference, text by text (McNemar, "Note on
 * the Sampling Error of the Difference Between Correlated Proportions or Percentages", 1947).
 *
 * @param threshold the lowest from which on the cascade stays within the accepted loss, at this and
 *     every higher threshold; above one, so that the linear model never answers, if there is none
 * @param curve the cascade at every threshold tried, by ascending threshold
 */
public record CascadeCalibration(double threshold, List<CascadePoint> curve) {

    private static final int STEPS = 100;

    /** Standard errors that chance exceeds one time in ten. */
    private static final double SIGNIFICANT = 1.282;

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
        List<CascadePoint> curve = new ArrayList<>();
        double threshold = 2;
        boolean within = true;
        for (int step = STEPS; step >= 0; step--) {
            double tried = (double) step / STEPS;
            Tally tally = Tally.at(tried, linear, cascade, reference, targets);
            curve.addFirst(tally.point(tried));
            within &= tally.loss() <= maxLoss + SIGNIFICANT * tally.standardErrorOfLoss();
            threshold = within ? tried : threshold;
        }
        return new CascadeCalibration(threshold, List.copyOf(curve));
    }

    /**
     * How a cascade fares beside the encoder alone.
     *
     * @param sure texts that the linear model answers
     * @param right texts with the right answer
     * @param gained right where the encoder is wrong
     * @param lost wrong where the encoder is right
     */
    private record Tally(int texts, int sure, int right, int gained, int lost) {

        static Tally at(
                double threshold,
                float[][] linear,
                float[][] second,
                float[][] reference,
                int[] targets) {
            int sure = 0;
            int right = 0;
            int gained = 0;
            int lost = 0;
            for (int i = 0; i < targets.length; i++) {
                int answer = Scores.bestIndex(linear[i]);
                if (linear[i][answer] >= threshold) {
                    sure++;
                } else {
                    answer = Scores.bestIndex(second[i]);
                }
                boolean hit = answer == targets[i];
                boolean encoderHit = Scores.bestIndex(reference[i]) == targets[i];
                right += hit ? 1 : 0;
                gained += hit && !encoderHit ? 1 : 0;
                lost += encoderHit && !hit ? 1 : 0;
            }
            return new Tally(targets.length, sure, right, gained, lost);
        }

        CascadePoint point(double threshold) {
            double all = Math.max(1, texts);
            return new CascadePoint(threshold, sure / all, right / all);
        }

        /** Accuracy of the encoder less that of the cascade. */
        double loss() {
            return (lost - gained) / (double) Math.max(1, texts);
        }

        double standardErrorOfLoss() {
            double all = Math.max(1, texts);
            double variance = (lost + gained) / all - loss() * loss();
            return Math.sqrt(Math.max(0, variance) / all);
        }
    }
}
