package io.mlpipeline.mlservice.calibration;

/** The softmax function, over logits of any size. */
public final class Softmax {

    private Softmax() {}

    /**
     * Writes the probabilities of {@code logits / temperature} over the logits.
     *
     * @param logits one per class; replaced by probabilities that add up to one
     * @param temperature positive; above one flattens, below one sharpens
     */
    public static void inPlace(float[] logits, double temperature) {
        float max = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        double scale = 1 / temperature;
        for (int i = 0; i < logits.length; i++) {
            double e = Math.exp((logits[i] - max) * scale);
            logits[i] = (float) e;
            sum += e;
        }
        float factor = (float) (1 / sum);
        for (int i = 0; i < logits.length; i++) {
            logits[i] *= factor;
        }
    }

    /** Probabilities of {@code logits / temperature}; the logits stay as they are. */
    public static float[] of(float[] logits, double temperature) {
        float[] probabilities = logits.clone();
        inPlace(probabilities, temperature);
        return probabilities;
    }

    /** Natural logarithm of the probability of one class, in double precision. */
    public static double logProbability(float[] logits, int target, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp((logit - max) / temperature);
        }
        return (logits[target] - max) / temperature - Math.log(sum);
    }
}
