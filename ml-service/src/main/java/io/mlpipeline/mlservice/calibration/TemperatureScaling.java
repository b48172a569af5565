package io.mlpipeline.mlservice.calibration;

/**
 * Temperature scaling: the one number by which logits are divided so that the likelihood of
 * held-out labels is highest. Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural
 * Networks", ICML 2017 (arXiv 1706.04599).
 */
public final class TemperatureScaling {

    private static final double MIN_LOG_TEMPERATURE = Math.log(0.001);
    private static final double MAX_LOG_TEMPERATURE = Math.log(100);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int ITERATIONS = 40;

    private TemperatureScaling() {}

    /**
     * Fits the temperature by golden-section search on its logarithm; the likelihood has a single
     * optimum there.
     *
     * @param logits of texts that the model was not trained on, one row each
     * @param targets class of each row
     * @return 1 if there are no rows
     */
    public static double fit(float[][] logits, int[] targets) {
        if (logits.length == 0) {
            return 1;
        }
        double low = MIN_LOG_TEMPERATURE;
        double high = MAX_LOG_TEMPERATURE;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double leftLoss = loss(logits, targets, Math.exp(left));
        double rightLoss = loss(logits, targets, Math.exp(right));
        for (int i = 0; i < ITERATIONS; i++) {
            if (leftLoss < rightLoss) {
                high = right;
                right = left;
                rightLoss = leftLoss;
                left = high - GOLDEN * (high - low);
                leftLoss = loss(logits, targets, Math.exp(left));
            } else {
                low = left;
                left = right;
                leftLoss = rightLoss;
                right = low + GOLDEN * (high - low);
                rightLoss = loss(logits, targets, Math.exp(right));
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Mean negative log-likelihood of the targets. */
    public static double loss(float[][] logits, int[] targets, double temperature) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum -= Softmax.logProbability(logits[i], targets[i], temperature);
        }
        return sum / logits.length;
    }
}
