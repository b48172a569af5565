package io.mlpipeline.mlservice.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlpipeline.mlservice.engine.OverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever callers do, tried with many random ones at once. */
@Timeout(120)
class DynamicBatcherPropertyTests {

    private static final int CALLERS = 400;
    private static final int CALLS = 20;

    /** Items from here on fail. */
    private static final int BAD = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyCallerGetsItsOwnAnswerOrAFailure(long seed) throws Exception {
        Random random = new Random(seed);
        BatchingProperties settings = randomSettings(random);
        Tally tally = new Tally(settings);
        try (DynamicBatcher<Integer, Integer> batcher =
                        new DynamicBatcher<>(
                                "property",
                                tally::apply,
                                item -> 1 + item % 50,
                                settings,
                                System::nanoTime);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                long own = random.nextLong();
                callers.add(threads.submit(() -> call(batcher, new Random(own), tally)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
            // what a caller left who has gone is dropped by the next worker that comes to it
            await().untilAsserted(() -> assertThat(batcher.queueLength()).isZero());
        }
        assertThat(tally.beyondBounds.get()).isZero();
        assertThat(tally.total()).isEqualTo(CALLERS * CALLS);
        assertThat(tally.answered.get()).isPositive();
        assertThat(tally.failed.get()).isPositive();
        assertThat(tally.gone.get()).isPositive();
    }

    private static BatchingProperties randomSettings(Random random) {
        return new BatchingProperties(
                1 + random.nextInt(4),
                1 + random.nextInt(16),
                50 + random.nextInt(500),
                random.nextBoolean() ? Duration.ZERO : Duration.ofNanos(random.nextInt(300_000)),
                100 + random.nextInt(2_000),
                Duration.ofMillis(1 + random.nextInt(50)),
                Duration.ofSeconds(60));
    }

    private static void call(DynamicBatcher<Integer, Integer> batcher, Random random, Tally tally) {
        for (int i = 0; i < CALLS; i++) {
            List<Integer> items = randomItems(random);
            boolean bad = items.stream().anyMatch(item -> item >= BAD);
            if (random.nextInt(20) == 0) {
                Thread.currentThread().interrupt();
            }
            try {
                List<Batched<Integer>> answers = batcher.submit(items);
                assertThat(answers)
                        .extracting(Batched::result)
                        .isEqualTo(items.stream().map(Tally::answerTo).toList());
                assertThat(bad).isFalse();
                tally.answered.incrementAndGet();
            } catch (BatchFailedException e) {
                assertThat(bad).isTrue();
                tally.failed.incrementAndGet();
            } catch (CancellationException e) {
                assertThat(Thread.interrupted()).isTrue();
                tally.gone.incrementAndGet();
            } catch (OverloadedException e) {
                assertThat(e.retryAfter()).isPositive();
                tally.refused.incrementAndGet();
            }
            Thread.interrupted();
        }
    }

    private static List<Integer> randomItems(Random random) {
        int count = random.nextInt(10) == 0 ? 1 + random.nextInt(60) : 1;
        int from = random.nextInt(40) == 0 ? BAD : 0;
        return IntStream.range(0, count).map(i -> from + random.nextInt(BAD)).boxed().toList();
    }

    /** Counts outcomes, and computes batches while it checks that they keep within their bounds. */
    private record Tally(
            BatchingProperties settings,
            AtomicInteger answered,
            AtomicInteger failed,
            AtomicInteger gone,
            AtomicInteger refused,
            AtomicInteger beyondBounds) {

        Tally(BatchingProperties settings) {
            this(
                    settings,
                    new AtomicInteger(),
                    new AtomicInteger(),
                    new AtomicInteger(),
                    new AtomicInteger(),
                    new AtomicInteger());
        }

        static int answerTo(int item) {
            return Integer.reverse(item);
        }

        List<Integer> apply(List<Integer> items) {
            int dearest = items.stream().mapToInt(item -> 1 + item % 50).max().orElseThrow();
            if (items.size() > settings.maxBatchSize()
                    || (items.size() > 1 && items.size() * dearest > settings.maxBatchCost())) {
                beyondBounds.incrementAndGet();
            }
            LockSupport.parkNanos(20_000L * items.size());
            if (items.stream().anyMatch(item -> item >= BAD)) {
                throw new IllegalArgumentException("bad");
            }
            return items.stream().map(Tally::answerTo).toList();
        }

        int total() {
            return answered.get() + failed.get() + gone.get() + refused.get();
        }
    }
}
