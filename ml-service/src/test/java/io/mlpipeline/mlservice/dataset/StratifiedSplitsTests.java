package io.mlpipeline.mlservice.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedSplitsTests {

    private static final int CLASSES = 7;
    private static final int SINGLETON = CLASSES;

    /** Class i has 10 (i + 1) examples, and one more class has one. */
    private static final int[] TARGETS = targets();

    @Test
    void holdsTheShareOfEachClassOut() {
        Split split = StratifiedSplits.holdOut(TARGETS, 0.2, 1);

        for (int label = 0; label < CLASSES; label++) {
            assertThat(count(split.held(), label)).isEqualTo(2L * (label + 1));
        }
        assertThat(count(split.held(), SINGLETON)).isZero();
        assertPartition(split);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5})
    void keepsAnExampleOfEachClassOnBothSides(double share) {
        int[] targets = {0, 0, 1, 1, 1, 2};

        Split split = StratifiedSplits.holdOut(targets, share, 3);

        assertThat(Arrays.stream(split.held()).map(i -> targets[i])).contains(0, 1);
        assertThat(Arrays.stream(split.train()).map(i -> targets[i])).contains(0, 1, 2);
    }

    @Test
    void dependsOnTheSeedAlone() {
        int[] first = StratifiedSplits.holdOut(TARGETS, 0.2, 1).held();

        assertThat(StratifiedSplits.holdOut(TARGETS, 0.2, 1).held()).isEqualTo(first);
        assertThat(StratifiedSplits.holdOut(TARGETS, 0.2, 2).held()).isNotEqualTo(first);
    }

    @Test
    void holdsEveryExampleInOneFoldButSingletonsInNone() {
        List<Split> folds = StratifiedSplits.folds(TARGETS, 4, 1);

        assertThat(folds).hasSize(4).allSatisfy(StratifiedSplitsTests::assertPartition);
        assertThat(folds.stream().flatMapToInt(fold -> Arrays.stream(fold.held())).sorted())
                .containsExactlyElementsOf(
                        IntStream.range(0, TARGETS.length)
                                .filter(i -> TARGETS[i] != SINGLETON)
                                .boxed()
                                .toList());
    }

    @Test
    void makesFoldsOfOneSizeAndOneMix() {
        for (Split fold : StratifiedSplits.folds(TARGETS, 4, 1)) {
            assertThat(fold.held().length).isBetween(280 / 4 - 1, 280 / 4 + 1);
            for (int label = 0; label < CLASSES; label++) {
                double fair = 10 * (label + 1) / 4.0;
                assertThat(count(fold.held(), label))
                        .isBetween((long) Math.floor(fair), (long) Math.ceil(fair));
            }
        }
    }

    private static int[] targets() {
        List<Integer> targets = new ArrayList<>(List.of(SINGLETON));
        for (int label = 0; label < CLASSES; label++) {
            targets.addAll(Collections.nCopies(10 * (label + 1), label));
        }
        Collections.shuffle(targets, new Random(5));
        return targets.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long count(int[] indices, int label) {
        return Arrays.stream(indices).filter(i -> TARGETS[i] == label).count();
    }

    private static void assertPartition(Split split) {
        assertThat(IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.held())))
                .doesNotHaveDuplicates()
                .hasSize(TARGETS.length);
        assertThat(split.train()).isSorted();
        assertThat(split.held()).isSorted();
    }
}
