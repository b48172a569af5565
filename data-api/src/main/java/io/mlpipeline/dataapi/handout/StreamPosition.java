package io.mlpipeline.dataapi.handout;

import java.util.Comparator;
import org.springframework.data.redis.connection.stream.RecordId;

/**
 * Where an entry stands in the stream, by Redis's clock.
 *
 * @param millis when it was added
 * @param sequence order within that millisecond
 */
record StreamPosition(long millis, long sequence) implements Comparable<StreamPosition> {

    private static final Comparator<StreamPosition> ORDER =
            Comparator.comparingLong(StreamPosition::millis)
                    .thenComparingLong(StreamPosition::sequence);

    static StreamPosition of(RecordId id) {
        Long millis = id.getTimestamp();
        Long sequence = id.getSequence();
        return new StreamPosition(millis == null ? 0 : millis, sequence == null ? 0 : sequence);
    }

    @Override
    public int compareTo(StreamPosition other) {
        return ORDER.compare(this, other);
    }
}
