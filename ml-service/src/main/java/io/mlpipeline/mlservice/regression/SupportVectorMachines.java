package io.mlpipeline.mlservice.regression;

import java.util.function.DoubleConsumer;

/**
 * Linear support vector machines, one for each class against the rest, solved in the dual: each
 * minimises {@code |w|²/2 + C · Σ max(0, 1 − y·w·x)²}.
 *
 * <p>A step moves one example's dual of every machine to its best place at once. Hsieh, Chang, Lin,
 * Keerthi, Sundararajan, "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008.
 *
 * <p>The same data, settings and seed give the same weights, to the bit.
 */
public final class SupportVectorMachines {

    private final SparseMatrix examples;
    private final int[] targets;
    private final int classes;
    private final double slack;
    private final float[] weights;
    private final float[] duals;

    private final float[] scores;
    private final float[] update;

    private SupportVectorMachines(SparseMatrix examples, int[] targets, int classes, double c) {
        this.examples = examples;
        this.targets = targets;
        this.classes = classes;
        this.slack = 1 / (2 * c);
        this.weights = new float[Math.multiplyExact(examples.width(), classes)];
        this.duals = new float[Math.multiplyExact(examples.rows(), classes)];
        this.scores = new float[classes];
        this.update = new float[classes];
    }

    /**
     * Trains.
     *
     * @param examples a row for each; a constant feature in every row serves as bias
     * @param targets class of each row, below {@code classes}
     * @param c weight of the data against the penalty; larger fits closer
     * @param effort its tolerance is for how far the duals of an example move, all together
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
        SupportVectorMachines machines = new SupportVectorMachines(examples, targets, classes, c);
        CoordinateAscent.run(examples.rows(), effort, machines::step, progress);
        return machines.weights;
    }

    private double step(int example) {
        double squaredNorm = examples.multiply(example, weights, scores);
        double distance = 0;
        for (int k = 0; k < classes; k++) {
            int dual = example * classes + k;
            int side = k == targets[example] ? 1 : -1;
            double gradient = side * scores[k] - 1 + duals[dual] * slack;
            double best = Math.max(duals[dual] - gradient / (squaredNorm + slack), 0);
            double move = best - duals[dual];
            distance += Math.abs(move);
            duals[dual] = (float) best;
            update[k] = (float) (move * side);
        }
        if (distance > 0) {
            examples.addOuterProduct(example, update, weights);
        }
        return distance;
    }
}
