package io.mlpipeline.mlservice.regression;

import java.util.Random;

/** Examples with a constant feature in front. */
final class Problem {

    final double[][] features;
    final int[] targets;
    final int classes;
    SparseMatrix examples;

    Problem(int size, int width, int classes) {
        this.features = new double[size][width];
        this.targets = new int[size];
        this.classes = classes;
        for (double[] row : features) {
            row[0] = 1;
        }
        this.examples = matrix();
    }

    static Problem random(int size, int width, int classes) {
        Random random = new Random(3);
        Problem problem = new Problem(size, width, classes);
        for (int i = 0; i < size; i++) {
            for (int f = 1; f < width; f++) {
                // a third of the features is not there
                problem.features[i][f] = random.nextInt(3) == 0 ? 0 : random.nextGaussian();
            }
            problem.targets[i] = random.nextInt(classes);
        }
        problem.examples = problem.matrix();
        return problem;
    }

    /** Each class has a feature of its own. */
    static Problem separable(int size, int classes) {
        Problem problem = new Problem(size, classes + 1, classes);
        for (int i = 0; i < size; i++) {
            problem.targets[i] = i % classes;
            problem.features[i][1 + i % classes] = 1;
        }
        problem.examples = problem.matrix();
        return problem;
    }

    /** An example's features, weighed for a class. */
    double score(float[] weights, int example, int label) {
        double score = 0;
        for (int f = 0; f < features[example].length; f++) {
            score += features[example][f] * weights[f * classes + label];
        }
        return score;
    }

    private SparseMatrix matrix() {
        SparseMatrix.Builder rows = new SparseMatrix.Builder(features[0].length);
        for (double[] row : features) {
            for (int f = 0; f < row.length; f++) {
                if (row[f] != 0) {
                    rows.add(f, (float) row[f]);
                }
            }
            rows.endRow();
        }
        return rows.build();
    }
}
