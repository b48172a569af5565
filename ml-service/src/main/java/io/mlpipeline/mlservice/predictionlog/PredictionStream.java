package io.mlpipeline.mlservice.predictionlog;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The stream in Redis, by a connection of its own that is opened when it is needed. A batch is
 * written at once and its answers are awaited together; after a failure the connection is given up,
 * so that nothing of it can be sent later. For one thread.
 */
final class PredictionStream implements AutoCloseable {

    private static final String FIELD = "prediction";
    private static final RedisCodec<String, byte[]> CODEC =
            RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final Supplier<RedisClient> client;
    private final String name;
    private final Duration limit;
    private @Nullable StatefulRedisConnection<String, byte[]> connection;

    /**
     * A stream.
     *
     * @param client opens connections; asked for at the first use
     * @param limit longest time that Redis takes to answer
     */
    PredictionStream(Supplier<RedisClient> client, String name, Duration limit) {
        this.client = client;
        this.name = name;
        this.limit = limit;
    }

    /**
     * How many entries the stream holds.
     *
     * @throws RedisException if Redis does not answer
     */
    long length() throws InterruptedException {
        return append(List.of(), entry -> {});
    }

    /**
     * Appends entries.
     *
     * @param taken told of each entry that the stream has for certain
     * @return how many entries the stream holds then
     * @throws RedisException if Redis does not answer or refuses; entries of which {@code taken}
     *     was not told may have been appended nevertheless
     */
    long append(List<byte[]> entries, Consumer<byte[]> taken) throws InterruptedException {
        try {
            return write(entries, taken);
        } catch (ExecutionException e) {
            close();
            throw new RedisException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            close();
            throw new RedisException("Redis did not answer in time.", e);
        } catch (CancellationException e) {
            close();
            throw new RedisException("The connection to Redis broke.", e);
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private long write(List<byte[]> entries, Consumer<byte[]> taken)
            throws InterruptedException, ExecutionException, TimeoutException {
        StatefulRedisConnection<String, byte[]> open = connected();
        List<RedisFuture<String>> appended = new ArrayList<>(entries.size());
        for (byte[] entry : entries) {
            appended.add(open.async().xadd(name, Map.of(FIELD, entry)));
        }
        RedisFuture<Long> length = open.async().xlen(name);
        open.flushCommands();
        long end = System.nanoTime() + limit.toNanos();
        ExecutionException refusal = null;
        for (int i = 0; i < appended.size(); i++) {
            try {
                appended.get(i).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                taken.accept(entries.get(i));
            } catch (ExecutionException e) {
                refusal = e; // one may be refused for its size, and the next be taken
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        return length.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        StatefulRedisConnection<String, byte[]> last = connection;
        connection = null;
        if (last != null) {
            last.closeAsync();
        }
    }

    private StatefulRedisConnection<String, byte[]> connected() {
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open == null) {
            open = client.get().connect(CODEC);
            open.setAutoFlushCommands(false);
            connection = open;
        }
        return open;
    }
}
