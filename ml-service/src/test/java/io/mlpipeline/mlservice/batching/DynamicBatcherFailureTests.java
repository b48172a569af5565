package io.mlpipeline.mlservice.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DynamicBatcherFailureTests {

    @Test
    void failsTheBadItemAlone() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        BatchFunction<String, Integer> parse =
                items -> {
                    together.await();
                    return items.stream().map(Integer::valueOf).toList();
                };
        try (DynamicBatcher<String, Integer> batcher = batcher(parse);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Batched<Integer>>> good = callers.submit(() -> batcher.submit(words("1")));
            Future<List<Batched<Integer>>> bad = callers.submit(() -> batcher.submit(words("x")));
            Future<List<Batched<Integer>>> more =
                    callers.submit(() -> batcher.submit(words("2", "3", "4")));
            together.countDown();

            assertThat(good.get()).extracting(Batched::result).containsExactly(1);
            assertThat(more.get()).extracting(Batched::result).containsExactly(2, 3, 4);
            assertThatThrownBy(bad::get)
                    .hasCauseInstanceOf(BatchFailedException.class)
                    .hasRootCauseInstanceOf(NumberFormatException.class);
        }
    }

    @Test
    void failsACallWithABadItemAndGoesOn() {
        BatchFunction<String, Integer> parse =
                items -> items.stream().map(Integer::valueOf).toList();
        try (DynamicBatcher<String, Integer> batcher = batcher(parse)) {
            assertThatThrownBy(() -> batcher.submit(words("1", "x", "3")))
                    .isInstanceOf(BatchFailedException.class);
            assertThat(batcher.submit(words("5")).getFirst().result()).isEqualTo(5);
        }
    }

    @Test
    void survivesErrors() {
        BatchFunction<String, Integer> function =
                items -> {
                    if (items.contains("x")) {
                        throw new StackOverflowError();
                    }
                    return items.stream().map(Integer::valueOf).toList();
                };
        try (DynamicBatcher<String, Integer> batcher = batcher(function)) {
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> batcher.submit(words("x")))
                        .hasRootCauseInstanceOf(StackOverflowError.class);
            }
            assertThat(batcher.submit(words("5")).getFirst().result()).isEqualTo(5);
        }
    }

    @Test
    void takesTooFewResultsForAFailure() {
        BatchFunction<String, Integer> forgetful =
                items -> items.stream().skip(1).map(Integer::valueOf).toList();
        try (DynamicBatcher<String, Integer> batcher = batcher(forgetful)) {
            assertThatThrownBy(() -> batcher.submit(words("1", "2")))
                    .isInstanceOf(BatchFailedException.class)
                    .hasRootCauseMessage("0 results for 1 items");
        }
    }

    private static List<String> words(String... words) {
        return List.of(words);
    }

    private static DynamicBatcher<String, Integer> batcher(
            BatchFunction<String, Integer> function) {
        return new DynamicBatcher<>(
                "failing", function, String::length, Batchers.settings(1, 8), System::nanoTime);
    }
}
