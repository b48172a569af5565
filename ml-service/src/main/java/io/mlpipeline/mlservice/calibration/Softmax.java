package io.mlpipeline.mlservice.calibration;

/** The softmax function, over logits of any size. */
public final class Softmax {

    private Softmax() {}

    /**
     * Replaces logits by probabilities.
     *
     * @param logits one per class; afterwards they add up to one
     */
    public static void inPlace(float[] logits) {
        float max = max(logits);
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            double e = Math.exp(logits[k] - max);
            logits[k] = (float) e;
            sum += e;
        }
        float factor = (float) (1 / sum);
        for (int k = 0; k < logits.length; k++) {
            logits[k] *= factor;
        }
    }

    /** Natural logarithm of the probability of one class; the logits stay as they are. */
    public static double logProbability(float[] logits, int target) {
        float max = max(logits);
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        return logits[target] - max - Math.log(sum);
    }

    private static float max(float[] logits) {
        float max = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        return max;
    }
}
