package io.mlpipeline.mlservice.regression;

import java.util.function.DoubleConsumer;

/**
 * Multinomial logistic regression with an L2 penalty, solved in the dual: it minimises {@code
 * |W|²/2 + C · Σ −log p(y|x)}.
 *
 * <p>Each example holds a distribution over the classes; a step moves one example's distribution
 * towards the one that the weights predict for it, as far as a line search says, and changes the
 * weights of its features only. So a step costs the example's features times the classes, there is
 * no learning rate to tune, and the optimum is the exact one. Yu, Huang, Lin, "Dual coordinate
 * descent methods for logistic regression and maximum entropy models", Machine Learning 2011.
 *
 * <p>The same data, settings and seed give the same weights, to the bit.
 */
public final class SoftmaxRegression {

    private static final double TINY = 1e-12;
    private static final int LINE_SEARCH_STEPS = 6;

    private final SparseMatrix examples;
    private final int[] targets;
    private final int classes;
    private final float c;
    private final float[] weights;
    private final float[] duals;

    private final float[] logits;
    private final double[] predicted;
    private final double[] direction;
    private final float[] update;

    private SoftmaxRegression(SparseMatrix examples, int[] targets, int classes, double c) {
        this.examples = examples;
        this.targets = targets;
        this.classes = classes;
        this.c = (float) c;
        this.weights = new float[Math.multiplyExact(examples.width(), classes)];
        this.duals = new float[Math.multiplyExact(examples.rows(), classes)];
        for (int i = 0; i < targets.length; i++) {
            duals[i * classes + targets[i]] = 1;
        }
        this.logits = new float[classes];
        this.predicted = new double[classes];
        this.direction = new double[classes];
        this.update = new float[classes];
    }

    /**
     * Trains.
     *
     * @param examples a row for each; a constant feature in every row serves as bias
     * @param targets class of each row, below {@code classes}
     * @param c weight of the data against the penalty; larger fits closer
     * @param effort its tolerance is for the distance between an example's distribution and the
     *     predicted one
     * @param progress takes the share that is done, 0 to 1; may throw to end the training
     * @return weights, {@code width × classes}, a row for each feature
     */
    public static float[] fit(
            SparseMatrix examples,
            int[] targets,
            int classes,
            double c,
            Effort effort,
            DoubleConsumer progress) {
        SoftmaxRegression regression = new SoftmaxRegression(examples, targets, classes, c);
        CoordinateAscent.run(examples.rows(), effort, regression::step, progress);
        return regression.weights;
    }

    /** Moves one example; returns how far its distribution was from the predicted one, 0 to 2. */
    private double step(int example) {
        int dual = example * classes;
        double squaredNorm = examples.multiply(example, weights, logits);
        double max = predict();
        double distance = 0;
        double squared = 0;
        double slope = 0;
        for (int k = 0; k < classes; k++) {
            double d = predicted[k] - duals[dual + k];
            direction[k] = d;
            squared += d * d;
            slope += d * (logits[k] - max);
            distance += Math.abs(d);
        }
        if (distance > 1e-6) {
            double length = lineSearch(dual, squaredNorm * c, squared, slope);
            for (int k = 0; k < classes; k++) {
                double move = length * direction[k];
                duals[dual + k] += (float) move;
                update[k] = (float) (-c * move);
            }
            examples.addOuterProduct(example, update, weights);
        }
        return distance;
    }

    /** Fills the predicted distribution from the logits; returns the largest logit. */
    private double predict() {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            predicted[k] = Math.exp(logits[k] - max);
            sum += predicted[k];
        }
        for (int k = 0; k < classes; k++) {
            predicted[k] = predicted[k] / sum + TINY;
        }
        return max;
    }

    /**
     * How far to go, 0 to 1: Newton's method on the dual's derivative, kept in its bracket by
     * bisection.
     */
    private double lineSearch(int dual, double curvature, double squared, double slope) {
        double low = 0;
        double high = 1;
        double length = 1 / (1 + 0.5 * curvature);
        for (int i = 0; i < LINE_SEARCH_STEPS; i++) {
            double gradient = curvature * length * squared - slope;
            double second = curvature * squared;
            for (int k = 0; k < classes; k++) {
                double d = direction[k];
                double p = Math.max(duals[dual + k] + length * d, 1e-20);
                gradient += d * Math.log(p);
                second += d * d / p;
            }
            if (gradient > 0) {
                high = length;
            } else {
                low = length;
            }
            double next = length - gradient / second;
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - length) < 1e-3 * length) {
                return next;
            }
            length = next;
        }
        return length;
    }
}
