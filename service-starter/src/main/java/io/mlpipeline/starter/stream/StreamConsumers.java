package io.mlpipeline.starter.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Starts the workers of all handlers and ends them when the service leaves.
 *
 * <p>Spring Data's {@code StreamMessageListenerContainer} was not enough: it hands over entries one
 * by one, opens a connection for every read, ends its subscription when the group is gone, and
 * knows neither claims nor tries.
 *
 * <p>Stops before the web server, the pools and Redis' connections do: a batch under way is
 * finished with all it needs, and {@code /health} answers meanwhile.
 */
final class StreamConsumers implements SmartLifecycle {

    private final List<StreamHandler> handlers;
    private final RedisConnectionFactory connections;
    private final StringRedisTemplate redis;
    private final StreamProperties properties;
    private final List<StreamMeters> meters;
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stop = new CountDownLatch(0);

    StreamConsumers(
            List<StreamHandler> handlers,
            RedisConnectionFactory connections,
            StringRedisTemplate redis,
            StreamProperties properties,
            MeterRegistry registry) {
        this.handlers = List.copyOf(handlers);
        this.connections = connections;
        this.redis = redis;
        this.properties = properties;
        this.meters =
                this.handlers.stream()
                        .map(handler -> new StreamMeters(registry, handler.stream()))
                        .toList();
    }

    @Override
    public synchronized void start() {
        stop = new CountDownLatch(1);
        String process = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        for (int h = 0; h < handlers.size(); h++) {
            for (int w = 1; w <= properties.workers(); w++) {
                threads.add(worker(handlers.get(h), meters.get(h), process + "-" + w));
            }
        }
        threads.forEach(Thread::start);
    }

    private Thread worker(StreamHandler handler, StreamMeters meters, String suffix) {
        String name = handler.group() + "-" + suffix;
        GroupMember member =
                new GroupMember(
                        connections,
                        redis,
                        handler.stream(),
                        Consumer.from(handler.group(), name),
                        properties);
        Delivery delivery = new Delivery(handler, member, properties, meters);
        return Thread.ofPlatform()
                .name("stream-" + name)
                .daemon()
                .unstarted(new StreamWorker(member, delivery, meters, properties.maxPause(), stop));
    }

    @Override
    public void stop(Runnable callback) {
        stop.countDown();
        Thread.ofVirtual()
                .start(() -> {
                    stop();
                    callback.run();
                });
    }

    @Override
    public synchronized void stop() {
        stop.countDown();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
            threads.clear();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stop.getCount() > 0;
    }
}
