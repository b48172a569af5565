package io.mlpipeline.mlservice.regression;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.function.IntToDoubleFunction;

/**
 * Stochastic dual coordinate ascent: one example after the other, in an order that is drawn anew
 * for each pass. Shalev-Shwartz and Zhang, "Stochastic Dual Coordinate Ascent Methods for
 * Regularized Loss Minimization", JMLR 2013.
 */
final class CoordinateAscent {

    private CoordinateAscent() {}

    /**
     * Passes over the examples until they are where they should be.
     *
     * @param step moves an example; returns how far it was from where it should be
     * @param progress takes the share that is done, 0 to 1; may throw to end the training
     */
    static void run(
            int examples, Effort effort, IntToDoubleFunction step, DoubleConsumer progress) {
        int[] order = new int[examples];
        Arrays.setAll(order, i -> i);
        SplittableRandom random = new SplittableRandom(effort.seed());
        for (int epoch = 0; epoch < effort.maxEpochs(); epoch++) {
            shuffle(order, random);
            double distance = 0;
            for (int i : order) {
                distance += step.applyAsDouble(i);
            }
            double mean = distance / examples;
            if (mean < effort.tolerance()) {
                break;
            }
            progress.accept(
                    Math.max(
                            (epoch + 1.0) / effort.maxEpochs(),
                            shareByDistance(mean, effort.tolerance())));
        }
        progress.accept(1);
    }

    /** The distance falls about geometrically, from about two, to the tolerance. */
    private static double shareByDistance(double distance, double tolerance) {
        return 1 - Math.log(Math.max(distance, tolerance) / tolerance) / Math.log(2 / tolerance);
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
