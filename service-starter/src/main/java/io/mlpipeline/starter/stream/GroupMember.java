package io.mlpipeline.starter.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStreamCommands.XClaimOptions;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.PendingMessage;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.data.redis.serializer.RedisSerializer;

/**
 * One consumer of a group, in the words of Redis Streams.
 *
 * <p>All that is known of an entry under way, its tries and when it may be tried again, stands in
 * Redis' list of pending entries, so that it outlives this process. A release sets how long an
 * entry has been idle, so that it falls due like one whose consumer died. {@code XPENDING} and
 * {@code XCLAIM} take the place of {@code XAUTOCLAIM}, which does not tell the number of tries.
 */
final class GroupMember implements AutoCloseable {

    // in one go, for an entry that is acknowledged but not deleted would be outstanding for ever
    private static final RedisScript<Long> FINISH =
            RedisScript.of(
                    """
                    redis.call('XACK', KEYS[1], ARGV[1], unpack(ARGV, 2))
                    return redis.call('XDEL', KEYS[1], unpack(ARGV, 2))
                    """,
                    Long.class);

    private final RedisConnectionFactory connections;
    private final StringRedisTemplate redis;
    private final String stream;
    private final Consumer consumer;
    private final StreamProperties properties;
    private final byte[] key;
    private @Nullable RedisConnection blocking;

    GroupMember(
            RedisConnectionFactory connections,
            StringRedisTemplate redis,
            String stream,
            Consumer consumer,
            StreamProperties properties) {
        this.connections = connections;
        this.redis = redis;
        this.stream = stream;
        this.consumer = consumer;
        this.properties = properties;
        this.key = RedisSerializer.string().serialize(stream);
    }

    /** Makes stream and group unless they are there, from the stream's beginning. */
    void join() {
        try {
            redis.execute(
                    (RedisConnection connection) ->
                            connection
                                    .streamCommands()
                                    .xGroupCreate(
                                            key, consumer.getGroup(), ReadOffset.from("0-0"), true),
                    true);
        } catch (DataAccessException e) {
            if (!RedisFault.says(e, "BUSYGROUP")) {
                throw e;
            }
        }
    }

    /**
     * Entries that no one has had yet.
     *
     * @param wait whether to block for a while if there are none
     */
    @SuppressWarnings("unchecked") // an array of one offset
    List<StreamEntry> read(boolean wait) {
        StreamReadOptions options = StreamReadOptions.empty().count(properties.batchSize());
        List<ByteRecord> records =
                connection()
                        .streamCommands()
                        .xReadGroup(
                                consumer,
                                wait ? options.block(properties.block()) : options,
                                StreamOffset.create(key, ReadOffset.lastConsumed()));
        if (records == null) {
            return List.of();
        }
        return records.stream()
                .map(record -> record.deserialize(RedisSerializer.string()))
                .map(record -> new StreamEntry(record.getId().getValue(), record.getValue(), 1))
                .toList();
    }

    /**
     * Entries that have been under way for too long, because they were released or their consumer
     * died. Those that saw more than one try come alone: if one of them kills its consumers, the
     * tries of its neighbours do not count along.
     */
    List<StreamEntry> claim() {
        List<PendingMessage> due =
                redis
                        .opsForStream()
                        .pending(
                                stream,
                                consumer.getGroup(),
                                Range.unbounded(),
                                properties.batchSize(),
                                properties.claimAfter())
                        .stream()
                        .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        List<PendingMessage> batch =
                due.stream().filter(entry -> entry.getTotalDeliveryCount() <= 1).toList();
        return claim(batch.isEmpty() ? due.subList(0, 1) : batch);
    }

    private List<StreamEntry> claim(List<PendingMessage> due) {
        Map<String, Integer> tries = new HashMap<>();
        due.forEach(entry ->
                tries.put(entry.getIdAsString(), Math.toIntExact(entry.getTotalDeliveryCount())));
        List<MapRecord<String, String, String>> records =
                redis.<String, String>opsForStream()
                        .claim(
                                stream,
                                consumer.getGroup(),
                                consumer.getName(),
                                XClaimOptions.minIdle(properties.claimAfter())
                                        .ids(List.copyOf(tries.keySet())));
        List<StreamEntry> entries = new ArrayList<>(records.size());
        for (var record : records) {
            String id = record.getId().getValue();
            entries.add(new StreamEntry(id, record.getValue(), tries.getOrDefault(id, 0) + 1));
        }
        return entries;
    }

    /** Acknowledges and deletes. */
    void finish(Collection<StreamEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<String> arguments = new ArrayList<>(entries.size() + 1);
        arguments.add(consumer.getGroup());
        entries.forEach(entry -> arguments.add(entry.id()));
        redis.execute(FINISH, List.of(stream), arguments.toArray());
    }

    /** Gives entries back, to be tried again after the delay by whoever comes first. */
    void release(Collection<StreamEntry> entries, Duration delay) {
        release(entries, delay, 0);
    }

    /** As {@link #release}, and this try does not count. */
    void releaseUncounted(Collection<StreamEntry> entries, Duration delay) {
        release(entries, delay, 1);
    }

    private void release(Collection<StreamEntry> entries, Duration delay, int uncounted) {
        Duration idle = properties.claimAfter().minus(delay);
        Map<Integer, List<StreamEntry>> byTries =
                entries.stream().collect(Collectors.groupingBy(StreamEntry::deliveries));
        byTries.forEach((tries, same) ->
                redis.execute(
                        (RedisConnection connection) ->
                                connection
                                        .streamCommands()
                                        .xClaimJustId(
                                                key,
                                                consumer.getGroup(),
                                                consumer.getName(),
                                                XClaimOptions.minIdle(Duration.ZERO)
                                                        .ids(ids(same))
                                                        .idle(
                                                                idle.isNegative()
                                                                        ? Duration.ZERO
                                                                        : idle)
                                                        .retryCount(tries - uncounted)),
                        true));
    }

    private static List<String> ids(List<StreamEntry> entries) {
        return entries.stream().map(StreamEntry::id).toList();
    }

    /** How many entries the stream holds, which are those not dealt with yet. */
    long outstanding() {
        Long size = redis.opsForStream().size(stream);
        return size == null ? 0 : size;
    }

    /** Takes this consumer out of the group if it holds nothing, so that names do not pile up. */
    void leave() {
        boolean holdsNothing =
                redis.opsForStream().pending(stream, consumer, Range.unbounded(), 1).isEmpty();
        if (holdsNothing) {
            redis.opsForStream().deleteConsumer(stream, consumer);
        }
    }

    /** Lets go of the connection that reads wait on; the next read makes a new one. */
    @Override
    public void close() {
        RedisConnection old = blocking;
        blocking = null;
        if (old != null) {
            old.close();
        }
    }

    /** Held on to, for a blocking read takes a connection of its own. */
    private RedisConnection connection() {
        RedisConnection present = blocking;
        if (present == null) {
            present = connections.getConnection();
            blocking = present;
        }
        return present;
    }
}
