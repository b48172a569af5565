package io.mlpipeline.mlservice.calibration;

import java.util.Arrays;

/**
 * The score below which an answer is marked as not known.
 *
 * <p>Texts of no known class are not in the training data, so they are made: some classes are left
 * out of training, and their texts scored. The threshold is where the share of strangers refused
 * less the share of familiar texts refused (Youden's J, "Index for rating diagnostic tests", 1950)
 * is highest, but never where more than a given share of the familiar would be refused.
 */
public final class AbstentionThreshold {

    private AbstentionThreshold() {}

    /**
     * @param familiar best scores of unseen texts of known classes
     * @param strangers best scores of texts of classes that were left out
     * @param maxRefused largest share of the familiar that may be refused
     * @return a score between 0 and 1; 0, never abstain, if either side is empty
     */
    public static double fit(float[] familiar, float[] strangers, double maxRefused) {
        if (familiar.length == 0 || strangers.length == 0) {
            return 0;
        }
        float[] known = familiar.clone();
        float[] unknown = strangers.clone();
        Arrays.sort(known);
        Arrays.sort(unknown);
        double best = 0;
        double bestGain = 0;
        int refusedUnknown = 0;
        int mostRefused = (int) (maxRefused * known.length);
        for (int refused = 0; refused <= mostRefused && refused < known.length; refused++) {
            float threshold = known[refused];
            while (refusedUnknown < unknown.length && unknown[refusedUnknown] < threshold) {
                refusedUnknown++;
            }
            double gain =
                    (double) refusedUnknown / unknown.length - (double) refused / known.length;
            if (gain > bestGain) {
                bestGain = gain;
                best = threshold;
            }
        }
        return best;
    }
}
