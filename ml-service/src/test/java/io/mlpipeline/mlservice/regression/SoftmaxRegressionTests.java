package io.mlpipeline.mlservice.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.regression.SoftmaxRegression.Effort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxRegressionTests {

    private static final Effort THOROUGH = new Effort(2_000, 1e-5, 42);

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 20})
    void reachesTheOptimum(double c) {
        Problem problem = Problem.random(80, 6, 4);

        float[] weights = problem.fit(c, THOROUGH);

        assertThat(Arrays.stream(problem.gradient(weights, c)).map(Math::abs).max().orElseThrow())
                .isLessThan(2e-3 * c);
    }

    @Test
    void tellsSeparableClassesApart() {
        Problem problem = Problem.separable(90, 3);

        float[] weights = problem.fit(10, new Effort(200, 1e-3, 1));

        for (int i = 0; i < 90; i++) {
            assertThat(problem.probabilities(weights, i)[problem.targets[i]]).isGreaterThan(0.9);
        }
        assertThat(weights).doesNotContain(Float.NaN);
    }

    @Test
    void takesContradictionsForProbabilities() {
        // one and the same example, three times in four with label 1
        Problem problem = new Problem(40, 1, 2);
        for (int i = 0; i < 40; i++) {
            problem.targets[i] = i % 4 == 0 ? 0 : 1;
        }

        float[] weights = problem.fit(1_000, THOROUGH);

        assertThat(problem.probabilities(weights, 0)[1]).isCloseTo(0.75, within(1e-3));
    }

    @Test
    void learnsAClassOfASingleExample() {
        Problem problem = Problem.separable(300, 300);

        float[] weights = problem.fit(20, new Effort(60, 2e-3, 1));

        for (int i = 0; i < 300; i++) {
            double[] probabilities = problem.probabilities(weights, i);
            assertThat(Arrays.stream(probabilities).max())
                    .hasValue(probabilities[problem.targets[i]]);
        }
    }

    @Test
    void givesTheSameBitsForTheSameSeed() {
        Problem problem = Problem.random(200, 30, 5);
        Effort effort = new Effort(20, 1e-4, 7);

        float[] weights = problem.fit(5, effort);

        assertThat(problem.fit(5, effort)).isEqualTo(weights);
        assertThat(problem.fit(5, new Effort(20, 1e-4, 8))).isNotEqualTo(weights);
    }

    @Test
    void endsWhenProgressThrows() {
        Problem problem = Problem.random(50, 5, 3);
        int[] reports = {0};

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        SoftmaxRegression.fit(
                                problem.examples,
                                problem.targets,
                                problem.classes,
                                1,
                                THOROUGH,
                                _ -> {
                                    if (++reports[0] == 2) {
                                        throw new CancellationException();
                                    }
                                }));
        assertThat(reports[0]).isEqualTo(2);
    }

    @Test
    void endsAfterTheMostEpochs() {
        List<Double> reports = reports(new Effort(3, 1e-9, 1));

        assertThat(reports).hasSize(4).last().isEqualTo(1.0);
        assertThat(reports).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    }

    @Test
    void endsAsSoonAsItIsGoodEnough() {
        // two is the largest distance there is: the first pass suffices
        assertThat(reports(new Effort(100, 2, 1))).containsExactly(1.0);
        assertThat(reports(new Effort(1_000, 1e-2, 1))).hasSizeBetween(2, 500);
    }

    private static List<Double> reports(Effort effort) {
        Problem problem = Problem.random(50, 5, 3);
        List<Double> reports = new ArrayList<>();
        SoftmaxRegression.fit(
                problem.examples, problem.targets, problem.classes, 1, effort, reports::add);
        return reports;
    }

    /** Examples with a constant feature in front. */
    private static final class Problem {

        private final double[][] features;
        private final int[] targets;
        private final int classes;
        private SparseMatrix examples;

        private Problem(int size, int width, int classes) {
            this.features = new double[size][width];
            this.targets = new int[size];
            this.classes = classes;
            for (double[] row : features) {
                row[0] = 1;
            }
            this.examples = matrix();
        }

        private static Problem random(int size, int width, int classes) {
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
        private static Problem separable(int size, int classes) {
            Problem problem = new Problem(size, classes + 1, classes);
            for (int i = 0; i < size; i++) {
                problem.targets[i] = i % classes;
                problem.features[i][1 + i % classes] = 1;
            }
            problem.examples = problem.matrix();
            return problem;
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

        private float[] fit(double c, Effort effort) {
            return SoftmaxRegression.fit(examples, targets, classes, c, effort, _ -> {});
        }

        private double[] probabilities(float[] weights, int example) {
            double[] p = new double[classes];
            for (int f = 0; f < features[example].length; f++) {
                for (int k = 0; k < classes; k++) {
                    p[k] += features[example][f] * weights[f * classes + k];
                }
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                p[k] = Math.exp(p[k]);
                sum += p[k];
            }
            for (int k = 0; k < classes; k++) {
                p[k] /= sum;
            }
            return p;
        }

        /** Of the primal, {@code |W|²/2 + C · Σ −log p(y|x)}. */
        private double[] gradient(float[] weights, double c) {
            double[] gradient =
                    IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).toArray();
            for (int i = 0; i < features.length; i++) {
                double[] p = probabilities(weights, i);
                for (int f = 0; f < features[i].length; f++) {
                    for (int k = 0; k < classes; k++) {
                        double error = p[k] - (targets[i] == k ? 1 : 0);
                        gradient[f * classes + k] += c * features[i][f] * error;
                    }
                }
            }
            return gradient;
        }
    }
}
