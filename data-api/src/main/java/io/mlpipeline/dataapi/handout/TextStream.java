package io.mlpipeline.dataapi.handout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The stream {@code texts}. An entry is in it from when it is handed out until a preprocessor has
 * stored what became of its text.
 */
@Component
final class TextStream {

    private static final String NAME = "texts";
    private static final byte[] KEY = NAME.getBytes(StandardCharsets.UTF_8);
    private static final String FIELD = "id";
    private static final Limit ONE = Limit.limit().count(1);

    private final StringRedisTemplate redis;

    TextStream(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * An entry.
     *
     * @param position where it stands
     * @param text id of its text, or null if what it holds is no id
     */
    record Entry(StreamPosition position, @Nullable UUID text) {}

    /** How many are outstanding. */
    long size() {
        Long size = redis.opsForStream().size(NAME);
        return size == null ? 0 : size;
    }

    /** The entry that has been outstanding longest, or null if none is. */
    @Nullable Entry first() {
        return only(redis.<String, String>opsForStream().range(NAME, Range.unbounded(), ONE));
    }

    /** The entry that was handed out last, or null if none is outstanding. */
    @Nullable Entry last() {
        return only(
                redis.<String, String>opsForStream().reverseRange(NAME, Range.unbounded(), ONE));
    }

    /**
     * Hands texts out in order.
     *
     * @param texts at least one
     * @return where the last of them stands
     */
    @SuppressWarnings("NullAway") // what the callback of a pipeline has to return
    StreamPosition add(List<UUID> texts) {
        List<Object> added =
                redis.executePipelined(
                        (RedisCallback<Object>)
                                connection -> {
                                    texts.forEach(text ->
                                            connection
                                                    .streamCommands()
                                                    .xAdd(
                                                            KEY,
                                                            Map.of(
                                                                    bytes(FIELD),
                                                                    bytes(text.toString()))));
                                    return null;
                                });
        return StreamPosition.of((RecordId) added.getLast());
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Entry only(@Nullable List<MapRecord<String, String, String>> range) {
        if (range == null || range.isEmpty()) {
            return null;
        }
        MapRecord<String, String, String> entry = range.getFirst();
        return new Entry(StreamPosition.of(entry.getId()), uuid(entry.getValue().get(FIELD)));
    }

    private static @Nullable UUID uuid(@Nullable String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
