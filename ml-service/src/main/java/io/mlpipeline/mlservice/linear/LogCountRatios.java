package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.regression.SparseMatrix;
import java.util.Arrays;

/**
 * What each feature says of the classes on its own: how many times likelier it is among the
 * features of one class's texts than among those of all other texts, or less likely; of that the
 * logarithm, whatever its sign, for the class where it is largest, and its root. Features that are
 * multiplied by their ratios before training are fitted the closer the more they say.
 *
 * <p>Wang, Manning, "Baselines and Bigrams: Simple, Good Sentiment and Topic Classification", ACL
 * 2012; there for two classes, and without the root.
 */
final class LogCountRatios {

    /** Texts that have a feature, inside a class and outside, before any was seen. */
    private static final double SMOOTHING = 1;

    private final int classes;
    private final int features;
    private final int[] counts;
    private final double[] inside;
    private final double[] outside;

    private LogCountRatios(SparseMatrix examples, int[] targets, int classes) {
        this.classes = classes;
        this.features = examples.width() - 1;
        this.counts = new int[Math.multiplyExact(examples.width(), classes)];
        this.inside = new double[classes];
        this.outside = new double[classes];
        for (int row = 0; row < examples.rows(); row++) {
            int end = examples.starts()[row + 1];
            for (int entry = examples.starts()[row]; entry < end; entry++) {
                counts[examples.columns()[entry] * classes + targets[row]]++;
            }
        }
        for (int i = 0; i < features * classes; i++) {
            inside[i % classes] += counts[i];
        }
        double all = Arrays.stream(inside).sum();
        for (int k = 0; k < classes; k++) {
            outside[k] = all - inside[k] + SMOOTHING * features;
            inside[k] += SMOOTHING * features;
        }
    }

    /**
     * Calculates them.
     *
     * @param examples a row for each text; the last feature is constant
     * @param targets class of each row, below {@code classes}
     * @return one for each feature, in the mean one; for the last one
     */
    static float[] of(SparseMatrix examples, int[] targets, int classes) {
        return new LogCountRatios(examples, targets, classes).ratios();
    }

    private float[] ratios() {
        double[] ratios = new double[features];
        for (int feature = 0; feature < features; feature++) {
            ratios[feature] = Math.sqrt(largest(feature));
        }
        double mean = Arrays.stream(ratios).average().orElse(1);
        float[] scaled = new float[features + 1];
        Arrays.fill(scaled, 1);
        for (int feature = 0; mean > 0 && feature < features; feature++) {
            scaled[feature] = (float) (ratios[feature] / mean);
        }
        return scaled;
    }

    private double largest(int feature) {
        int start = feature * classes;
        int texts = 0;
        for (int k = 0; k < classes; k++) {
            texts += counts[start + k];
        }
        double largest = 0;
        for (int k = 0; k < classes; k++) {
            double here = (counts[start + k] + SMOOTHING) / inside[k];
            double elsewhere = (texts - counts[start + k] + SMOOTHING) / outside[k];
            largest = Math.max(largest, Math.abs(Math.log(here / elsewhere)));
        }
        return largest;
    }
}
