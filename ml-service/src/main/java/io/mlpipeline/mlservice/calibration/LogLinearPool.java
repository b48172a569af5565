package io.mlpipeline.mlservice.calibration;

import java.util.Arrays;

/**
 * Pools several opinions on the same classes: the weighted sum of their logits, through the
 * softmax. The weights are those under which held-out labels are most likely, none below zero; as
 * they also set how sharp the result is, its probabilities are calibrated. With a single opinion
 * this is temperature scaling.
 *
 * <p>Heskes, "Selecting Weighting Factors in Logarithmic Opinion Pools", NIPS 1997; Guo, Pleiss,
 * Sun, Weinberger, "On Calibration of Modern Neural Networks", ICML 2017 (arXiv 1706.04599).
 */
public final class LogLinearPool {

    private static final int MAX_STEPS = 50;
    private static final double TOLERANCE = 1e-6;

    /** A faint pull towards zero, so that opinions that never err get finite weights. */
    private static final double PENALTY = 1e-4;

    private LogLinearPool() {}

    /**
     * Fits the weights by Newton's method; the likelihood has a single optimum.
     *
     * @param opinions for each opinion, for each text that it was not trained on, a logit for each
     *     class
     * @param targets class of each text
     * @return a weight for each opinion; all the same where there are no texts
     */
    public static double[] fit(float[][][] opinions, int[] targets) {
        int size = opinions.length;
        double[] weights = new double[size];
        Arrays.fill(weights, 1.0 / size);
        if (targets.length == 0) {
            return weights;
        }
        double loss = loss(opinions, targets, weights);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] direction = newtonDirection(opinions, targets, weights);
            double length = 1;
            double[] next = moved(weights, direction, length);
            double nextLoss = loss(opinions, targets, next);
            while (!(nextLoss <= loss) && length > 1e-4) {
                length /= 2;
                next = moved(weights, direction, length);
                nextLoss = loss(opinions, targets, next);
            }
            if (!(loss - nextLoss > TOLERANCE * loss)) {
                break;
            }
            weights = next;
            loss = nextLoss;
        }
        return weights;
    }

    /** Sum of the opinions' logits, each times its weight. */
    public static float[] pooled(double[] weights, float[]... opinions) {
        float[] pooled = new float[opinions[0].length];
        for (int opinion = 0; opinion < opinions.length; opinion++) {
            float weight = (float) weights[opinion];
            float[] logits = opinions[opinion];
            for (int k = 0; k < pooled.length; k++) {
                pooled[k] += weight * logits[k];
            }
        }
        return pooled;
    }

    /** Mean negative log-likelihood of the targets, and the penalty. */
    private static double loss(float[][][] opinions, int[] targets, double[] weights) {
        double sum = 0;
        for (int text = 0; text < targets.length; text++) {
            float[] logits = pooledOf(opinions, text, weights);
            sum -= Softmax.logProbability(logits, targets[text]);
        }
        double penalty = 0;
        for (double weight : weights) {
            penalty += PENALTY * weight * weight / 2;
        }
        return sum / targets.length + penalty;
    }

    private static float[] pooledOf(float[][][] opinions, int text, double[] weights) {
        float[][] logits = new float[opinions.length][];
        for (int opinion = 0; opinion < opinions.length; opinion++) {
            logits[opinion] = opinions[opinion][text];
        }
        return pooled(weights, logits);
    }

    /** Steps to the optimum of the quadratic that touches the loss; kept out of the negative. */
    private static double[] newtonDirection(float[][][] opinions, int[] targets, double[] weights) {
        int size = weights.length;
        double[] gradient = new double[size];
        double[][] curvature = new double[size][size];
        for (int text = 0; text < targets.length; text++) {
            float[] p = pooledOf(opinions, text, weights);
            Softmax.inPlace(p);
            double[] mean = new double[size];
            for (int a = 0; a < size; a++) {
                mean[a] = expectation(p, opinions[a][text]);
                gradient[a] += mean[a] - opinions[a][text][targets[text]];
            }
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    curvature[a][b] +=
                            expectation(p, opinions[a][text], opinions[b][text])
                                    - mean[a] * mean[b];
                }
            }
        }
        for (int a = 0; a < size; a++) {
            gradient[a] = gradient[a] / targets.length + PENALTY * weights[a];
            for (int b = 0; b <= a; b++) {
                curvature[a][b] /= targets.length;
                curvature[b][a] = curvature[a][b];
            }
            curvature[a][a] += PENALTY;
        }
        return solved(curvature, gradient, weights);
    }

    private static double expectation(float[] p, float[] values) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += p[k] * (double) values[k];
        }
        return sum;
    }

    private static double expectation(float[] p, float[] left, float[] right) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += p[k] * (double) left[k] * right[k];
        }
        return sum;
    }

    /**
     * Minimum of the quadratic over weights of zero and more, by coordinate descent, as the
     * distance from the present weights.
     */
    private static double[] solved(double[][] curvature, double[] gradient, double[] weights) {
        int size = weights.length;
        double[] step = new double[size];
        for (int sweep = 0; sweep < 200; sweep++) {
            for (int a = 0; a < size; a++) {
                double slope = gradient[a];
                for (int b = 0; b < size; b++) {
                    slope += curvature[a][b] * step[b];
                }
                step[a] = Math.max(step[a] - slope / curvature[a][a], -weights[a]);
            }
        }
        return step;
    }

    private static double[] moved(double[] weights, double[] direction, double length) {
        double[] moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Math.max(0, moved[i] + length * direction[i]);
        }
        return moved;
    }
}
