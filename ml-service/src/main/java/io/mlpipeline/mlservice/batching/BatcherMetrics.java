package io.mlpipeline.mlservice.batching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The meters of all batchers of one name. Make one for each name and give it to every batcher that
 * bears it, such as those of two versions of a model during a change-over: the gauge adds them up.
 *
 * <ul>
 *   <li>{@code ml_encoder_batch_size}: items in a batch
 *   <li>{@code ml_encoder_queue_seconds}: an item's wait
 *   <li>{@code ml_encoder_inference_seconds}: a batch's computation
 *   <li>{@code ml_encoder_queue_length}: items waiting now
 *   <li>{@code ml_encoder_rejected_total}: items refused for want of room
 *   <li>{@code ml_encoder_expired_total}: items that waited past their deadline
 * </ul>
 */
public final class BatcherMetrics implements BatchObserver {

    private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private static final Duration[] TIMES = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final LongAdder length = new LongAdder();
    private final DistributionSummary batchSize;
    private final Timer queue;
    private final Timer inference;
    private final Counter rejected;
    private final Counter expired;

    /**
     * Registers the meters.
     *
     * @param name value of the tag {@code batcher}: a fixed word, never a text or an id
     */
    public BatcherMetrics(String name, MeterRegistry registry) {
        Tags tags = Tags.of("batcher", name);
        batchSize =
                DistributionSummary.builder("ml.encoder.batch.size")
                        .description("Items put together in one batch.")
                        .tags(tags)
                        .serviceLevelObjectives(SIZES)
                        .register(registry);
        queue = timer("ml.encoder.queue", "Wait of an item for its batch.", tags, registry);
        inference = timer("ml.encoder.inference", "Computation of a batch.", tags, registry);
        rejected =
                Counter.builder("ml.encoder.rejected")
                        .description("Items refused because too much work was waiting.")
                        .tags(tags)
                        .register(registry);
        expired =
                Counter.builder("ml.encoder.expired")
                        .description("Items that waited past their deadline.")
                        .tags(tags)
                        .register(registry);
        Gauge.builder("ml.encoder.queue.length", length, LongAdder::sum)
                .description("Items waiting for a batch.")
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private static Timer timer(String name, String description, Tags tags, MeterRegistry registry) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(TIMES)
                .register(registry);
    }

    @Override
    public void queued(int items) {
        length.add(items);
    }

    @Override
    public void dequeued(int items) {
        length.add(-items);
    }

    @Override
    public void refused(int items) {
        rejected.increment(items);
    }

    @Override
    public void expired() {
        expired.increment();
    }

    @Override
    public void waited(long nanos) {
        queue.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void computed(int items, long nanos) {
        batchSize.record(items);
        inference.record(nanos, TimeUnit.NANOSECONDS);
    }
}
