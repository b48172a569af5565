package io.mlpipeline.mlservice.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.engine.Labels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineTests {

    @Test
    void holdsTheSharesOfLabelsAndOfScores() {
        Baseline baseline =
                Baseline.of(
                        new Labels(List.of("a", "b", "c")),
                        new int[] {0, 0, 0, 1},
                        new float[][] {
                            {1, 0, 0}, {0.05f, 0.95f, 0}, {0.5f, 0.3f, 0.2f}, {0, 1, 0}
                        });

        assertThat(baseline.labels()).isEqualTo(Map.of("a", 0.75, "b", 0.25, "c", 0.0));
        assertThat(baseline.scores())
                .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.25, 0.0, 0.0, 0.0, 0.75);
    }

    @Test
    void isAllZeroWhereNothingWasHeldOut() {
        Baseline baseline = Baseline.of(new Labels(List.of("a")), new int[] {0}, new float[0][]);

        assertThat(baseline.scores()).hasSize(10).containsOnly(0.0);
    }
}
