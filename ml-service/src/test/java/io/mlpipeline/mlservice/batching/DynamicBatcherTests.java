package io.mlpipeline.mlservice.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlpipeline.mlservice.engine.DeadlineExceededException;
import io.mlpipeline.mlservice.engine.OverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DynamicBatcherTests {

    private final GatedFunction function = new GatedFunction();
    private final AtomicLong clock = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        function.open();
        for (AutoCloseable each : opened) {
            each.close();
        }
        callers.shutdownNow();
    }

    @Test
    void answersInTheOrderOfTheItems() {
        function.open();
        DynamicBatcher<Integer, Integer> batcher = batcher(Batchers.settings(2, 4));

        List<Batched<Integer>> answers = batcher.submit(IntStream.range(0, 50).boxed().toList());

        assertThat(answers).extracting(Batched::result).hasSize(50);
        assertThat(answers)
                .extracting(Batched::result)
                .isEqualTo(IntStream.range(0, 50).map(i -> i * 2).boxed().toList());
    }

    @Test
    void answersNothingToNothing() {
        assertThat(batcher(Batchers.settings(1, 4)).submit(List.of())).isEmpty();
        assertThat(function.entered()).isZero();
    }

    @Test
    void putsTogetherWhatQueuedMeanwhile() {
        DynamicBatcher<Integer, Integer> batcher = batcher(Batchers.settings(1, 4));
        callOneByOne(batcher, 0, 1, 2, 3, 4, 5, 6);
        function.open();
        await().until(() -> function.batches().size() == 3);

        assertThat(function.batches())
                .containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6));
    }

    @Test
    void sharesWhatIsQueuedAmongIdleWorkers() {
        DynamicBatcher<Integer, Integer> batcher = batcher(Batchers.settings(2, 32));

        callers.submit(() -> batcher.submit(List.of(1, 2)));

        await().until(() -> function.entered() == 2);
        assertThat(function.batches()).allSatisfy(batch -> assertThat(batch).hasSize(1));
    }

    @Test
    void refusesACallThatDoesNotFitAsAWhole() {
        DynamicBatcher<Integer, Integer> batcher =
                batcher(Batchers.settings(1, 4, 10, Duration.ofSeconds(30)));
        callOneByOne(batcher, 0, 1, 2, 3, 4, 5, 6, 7);

        assertThatExceptionOfType(OverloadedException.class)
                .isThrownBy(() -> batcher.submit(List.of(1, 2, 3, 4)))
                .satisfies(e -> assertThat(e.retryAfter()).isPositive());
        assertThat(batcher.queueLength()).isEqualTo(7);
        assertThat(rejected()).isEqualTo(4);
    }

    @Test
    void takesALargeCallWhenNothingWaits() {
        function.open();
        DynamicBatcher<Integer, Integer> batcher =
                batcher(Batchers.settings(1, 4, 10, Duration.ofSeconds(30)));
        List<Integer> items = IntStream.range(0, 256).boxed().toList();

        assertThat(batcher.submit(items)).hasSize(256);
        assertThatThrownBy(() -> batcher.submit(IntStream.range(0, 257).boxed().toList()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhenTheEstimatedWaitIsTooLong() throws Exception {
        DynamicBatcher<Integer, Integer> batcher =
                batcher(Batchers.settings(1, 1, 1_000, Duration.ofMillis(100)));
        measureSpeed(batcher, Duration.ofMillis(30));
        // one is half computed, three wait for it: 105 ms for the next
        callOneByOne(batcher, 0, 1, 2, 3);

        assertThatExceptionOfType(OverloadedException.class)
                .isThrownBy(() -> batcher.submit(List.of(4)))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMillis(105)));
        assertThatThrownBy(() -> batcher.ensureRoom(1)).isInstanceOf(OverloadedException.class);
    }

    @Test
    void takesNoMoreIntoABatchThanItComputesInTheTimeThatItemsMayWait() throws Exception {
        DynamicBatcher<Integer, Integer> batcher =
                batcher(Batchers.settings(1, 8, 1_000, Duration.ofMillis(100)));
        measureSpeed(batcher, Duration.ofMillis(30));
        callers.submit(() -> batcher.submit(List.of(0, 1, 2, 3, 4)));
        function.open();

        await().until(() -> function.batches().size() == 2);
        assertThat(function.batches()).containsExactly(List.of(0, 1, 2), List.of(3, 4));
    }

    @Test
    void takesWorkForTheNextRoundHoweverSlowItIs() throws Exception {
        DynamicBatcher<Integer, Integer> batcher =
                batcher(Batchers.settings(1, 1, 1_000, Duration.ofMillis(100)));
        measureSpeed(batcher, Duration.ofSeconds(10));
        callOneByOne(batcher, 0, 1);

        assertThat(batcher.queueLength()).isEqualTo(1);
        assertThatThrownBy(() -> batcher.submit(List.of(2)))
                .isInstanceOf(OverloadedException.class);
    }

    @Test
    void dropsWhatWaitedPastItsDeadline() {
        DynamicBatcher<Integer, Integer> batcher = batcher(Batchers.settings(1, 4));
        List<Future<?>> calls = callOneByOne(batcher, 0, 1, 2);
        clock.addAndGet(Duration.ofSeconds(61).toNanos());
        function.let(1);

        assertThat(calls.get(0)).succeedsWithin(Duration.ofSeconds(30));
        for (Future<?> late : calls.subList(1, 3)) {
            assertThatThrownBy(late::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DeadlineExceededException.class);
        }
        assertThat(function.batches()).containsExactly(List.of(0));
        assertThat(meters.get("ml.encoder.expired").counter().count()).isEqualTo(2);
    }

    @Test
    void computesNothingForACallerWhoHasGone() throws Exception {
        DynamicBatcher<Integer, Integer> batcher = batcher(Batchers.settings(1, 4));
        callOneByOne(batcher, 0);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread gone =
                Thread.startVirtualThread(() -> {
                    try {
                        batcher.submit(List.of(1, 2));
                    } catch (CancellationException e) {
                        seen.set(e);
                    }
                    stillInterrupted.complete(Thread.currentThread().isInterrupted());
                });
        await().until(() -> batcher.queueLength() == 2);
        gone.interrupt();
        gone.join();
        List<Future<?>> stayed = callOneByOne(batcher, 3);
        function.open();

        assertThat(stayed.getFirst()).succeedsWithin(Duration.ofSeconds(30));
        assertThat(seen.get()).isInstanceOf(CancellationException.class);
        assertThat(stillInterrupted.get()).isTrue();
        assertThat(function.batches()).containsExactly(List.of(0), List.of(3));
        assertThat(batcher.queueLength()).isZero();
    }

    @Test
    void finishesWhatIsQueuedWhenClosed() throws Exception {
        DynamicBatcher<Integer, Integer> batcher = batcher(Batchers.settings(1, 1));
        List<Future<?>> calls = callOneByOne(batcher, 0, 1, 2);
        Thread closing = Thread.ofPlatform().start(batcher::close);
        await().until(() -> closing.getState() == Thread.State.WAITING);

        assertThatThrownBy(() -> batcher.submit(List.of(3)))
                .isInstanceOf(IllegalStateException.class);
        function.open();
        closing.join();
        for (Future<?> call : calls) {
            assertThat(call).succeedsWithin(Duration.ofSeconds(30));
        }
        assertThat(function.batches()).containsExactly(List.of(0), List.of(1), List.of(2));
    }

    @Test
    void endsItsThreadsWhenClosed() {
        batcher(Batchers.settings(3, 1)).close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("test-batch-"));
    }

    @Test
    void holdsAnItemBackForOthersOnlyIfToldTo() {
        BatchingProperties patient =
                new BatchingProperties(
                        1,
                        3,
                        1_000,
                        Duration.ofHours(1),
                        100,
                        Duration.ofSeconds(30),
                        Duration.ofHours(2));
        DynamicBatcher<Integer, Integer> batcher = batcher(patient);
        callOneByOne(batcher, 0, 1);
        assertThat(function.batches()).isEmpty();
        callOneByOne(batcher, 2);

        await().until(() -> function.entered() == 1);
        assertThat(function.batches()).containsExactly(List.of(0, 1, 2));
    }

    private DynamicBatcher<Integer, Integer> batcher(BatchingProperties settings) {
        DynamicBatcher<Integer, Integer> batcher =
                new DynamicBatcher<>(
                        "test",
                        function,
                        item -> 1,
                        settings,
                        clock::get,
                        new BatcherMetrics("test", meters));
        opened.add(batcher);
        return batcher;
    }

    /** Has one item take the given time, and nothing else before or after. */
    private void measureSpeed(DynamicBatcher<Integer, Integer> batcher, Duration time)
            throws Exception {
        Future<?> call = callers.submit(() -> batcher.submit(List.of(0)));
        await().until(() -> function.entered() == 1);
        clock.addAndGet(time.toNanos());
        function.let(1);
        call.get();
        function.batches().clear();
    }

    /**
     * Calls from threads of their own: the first item is being computed, the others wait in order.
     */
    private List<Future<?>> callOneByOne(DynamicBatcher<Integer, Integer> batcher, int... items) {
        List<Future<?>> calls = new ArrayList<>();
        for (int item : items) {
            int before = batcher.queueLength();
            int batches = function.entered();
            calls.add(callers.submit(() -> batcher.submit(List.of(item))));
            await().until(() -> batcher.queueLength() > before || function.entered() > batches);
        }
        return calls;
    }

    private double rejected() {
        return meters.get("ml.encoder.rejected").counter().count();
    }
}
