package io.mlpipeline.mlservice.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSelectionTests {

    @Test
    void takesTheOldestAndThoseLikeIt() {
        List<Item<Integer, Integer>> waiting = items(10, 90, 9, 12, 80, 11);

        List<Item<Integer, Integer>> batch = BatchSelection.choose(waiting, 3, 1_000);

        assertThat(batch).extracting(Item::input).containsExactly(10, 9, 11);
        assertThat(waiting).extracting(Item::input).containsExactly(90, 12, 80);
    }

    @Test
    void keepsThePaddedCostWithinItsBound() {
        List<Item<Integer, Integer>> waiting = items(10, 50, 10, 10);

        List<Item<Integer, Integer>> batch = BatchSelection.choose(waiting, 4, 40);

        assertThat(batch).extracting(Item::input).containsExactly(10, 10, 10);
        assertThat(waiting).extracting(Item::input).containsExactly(50);
    }

    @Test
    void givesAnItemBeyondTheBoundABatchOfItsOwn() {
        List<Item<Integer, Integer>> waiting = items(500, 1, 1);

        assertThat(BatchSelection.choose(waiting, 3, 40))
                .extracting(Item::input)
                .containsExactly(500);
    }

    @Test
    void leavesTheOldestAloneRatherThanPad() {
        List<Item<Integer, Integer>> waiting = items(40, 10, 60, 10);

        assertThat(BatchSelection.choose(waiting, 4, 1_000))
                .extracting(Item::input)
                .containsExactly(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void alwaysTakesTheOldestSoThatNobodyIsPassedOverForever(long seed) {
        Random random = new Random(seed);
        List<Item<Integer, Integer>> waiting = new ArrayList<>(items(1));
        for (int round = 0; round < 500; round++) {
            while (waiting.size() < 16) {
                waiting.addAll(items(1 + random.nextInt(500)));
            }
            Item<Integer, Integer> oldest = waiting.getFirst();
            assertThat(BatchSelection.choose(waiting, 8, 1_000_000)).first().isSameAs(oldest);
        }
    }

    private static List<Item<Integer, Integer>> items(int... costs) {
        List<Integer> inputs = IntStream.of(costs).boxed().toList();
        return new ArrayList<>(new Call<Integer, Integer>(inputs, cost -> cost, 0).items());
    }
}
