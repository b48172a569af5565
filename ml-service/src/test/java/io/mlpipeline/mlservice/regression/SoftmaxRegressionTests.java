package io.mlpipeline.mlservice.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

        float[] weights = fit(problem, c, THOROUGH);

        assertThat(Arrays.stream(gradient(problem, weights, c)).map(Math::abs).max().orElseThrow())
                .isLessThan(2e-3 * c);
    }

    @Test
    void tellsSeparableClassesApart() {
        Problem problem = Problem.separable(90, 3);

        float[] weights = fit(problem, 10, new Effort(200, 1e-3, 1));

        for (int i = 0; i < 90; i++) {
            assertThat(probabilities(problem, weights, i)[problem.targets[i]]).isGreaterThan(0.9);
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

        float[] weights = fit(problem, 1_000, THOROUGH);

        assertThat(probabilities(problem, weights, 0)[1]).isCloseTo(0.75, within(1e-3));
    }

    @Test
    void learnsAClassOfASingleExample() {
        Problem problem = Problem.separable(300, 300);

        float[] weights = fit(problem, 20, new Effort(60, 2e-3, 1));

        for (int i = 0; i < 300; i++) {
            double[] probabilities = probabilities(problem, weights, i);
            assertThat(Arrays.stream(probabilities).max())
                    .hasValue(probabilities[problem.targets[i]]);
        }
    }

    @Test
    void givesTheSameBitsForTheSameSeed() {
        Problem problem = Problem.random(200, 30, 5);
        Effort effort = new Effort(20, 1e-4, 7);

        float[] weights = fit(problem, 5, effort);

        assertThat(fit(problem, 5, effort)).isEqualTo(weights);
        assertThat(fit(problem, 5, new Effort(20, 1e-4, 8))).isNotEqualTo(weights);
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

    private static float[] fit(Problem problem, double c, Effort effort) {
        return SoftmaxRegression.fit(
                problem.examples, problem.targets, problem.classes, c, effort, _ -> {});
    }

    private static double[] probabilities(Problem problem, float[] weights, int example) {
        double[] p = new double[problem.classes];
        double sum = 0;
        for (int k = 0; k < problem.classes; k++) {
            p[k] = Math.exp(problem.score(weights, example, k));
            sum += p[k];
        }
        for (int k = 0; k < problem.classes; k++) {
            p[k] /= sum;
        }
        return p;
    }

    /** Of the primal, {@code |W|²/2 + C · Σ −log p(y|x)}. */
    private static double[] gradient(Problem problem, float[] weights, double c) {
        double[] gradient =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).toArray();
        for (int i = 0; i < problem.features.length; i++) {
            double[] p = probabilities(problem, weights, i);
            for (int f = 0; f < problem.features[i].length; f++) {
                for (int k = 0; k < problem.classes; k++) {
                    double error = p[k] - (problem.targets[i] == k ? 1 : 0);
                    gradient[f * problem.classes + k] += c * problem.features[i][f] * error;
                }
            }
        }
        return gradient;
    }
}
