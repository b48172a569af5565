package io.mlpipeline.mlservice.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupportVectorMachinesTests {

    private static final Effort THOROUGH = new Effort(2_000, 1e-7, 42);

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 10})
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
            for (int k = 0; k < 3; k++) {
                double score = problem.score(weights, i, k);
                assertThat(score > 0).isEqualTo(k == problem.targets[i]);
            }
        }
    }

    @Test
    void givesTheSameBitsForTheSameSeed() {
        Problem problem = Problem.random(200, 30, 5);
        Effort effort = new Effort(5, 1e-4, 7);

        float[] weights = fit(problem, 5, effort);

        assertThat(fit(problem, 5, effort)).isEqualTo(weights);
        assertThat(fit(problem, 5, new Effort(5, 1e-4, 8))).isNotEqualTo(weights);
    }

    @Test
    void endsWhenProgressThrows() {
        Problem problem = Problem.random(50, 5, 3);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        SupportVectorMachines.fit(
                                problem.examples,
                                problem.targets,
                                problem.classes,
                                1,
                                THOROUGH,
                                _ -> {
                                    throw new CancellationException();
                                }));
    }

    private static float[] fit(Problem problem, double c, Effort effort) {
        return SupportVectorMachines.fit(
                problem.examples, problem.targets, problem.classes, c, effort, _ -> {});
    }

    /** Of the primal, {@code |W|²/2 + C · Σ max(0, 1 − y·w·x)²}. */
    private static double[] gradient(Problem problem, float[] weights, double c) {
        double[] gradient =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).toArray();
        for (int i = 0; i < problem.features.length; i++) {
            for (int k = 0; k < problem.classes; k++) {
                int side = k == problem.targets[i] ? 1 : -1;
                double missing = Math.max(0, 1 - side * problem.score(weights, i, k));
                for (int f = 0; f < problem.features[i].length; f++) {
                    gradient[f * problem.classes + k] -=
                            2 * c * side * missing * problem.features[i][f];
                }
            }
        }
        return gradient;
    }
}
