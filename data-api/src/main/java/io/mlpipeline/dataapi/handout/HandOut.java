package io.mlpipeline.dataapi.handout;

import io.mlpipeline.dataapi.handout.TextStream.Entry;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Handing out by one leader. For one thread.
 *
 * <p>New texts. Ids grow with time, so that what comes after the last one handed out is new.
 *
 * <p>Lost and late ones. Not all that is behind is done: an entry may be lost with Redis, and a
 * transaction may commit after one with later ids. What is done leaves the stream only after it is
 * stored. So once all entries up to some moment have left it, a text that was to be handed out by
 * then and is still RECEIVED is in no entry, and is handed out again. For this it is noted how far
 * handing out had come at which position of the stream.
 */
final class HandOut {

    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Leadership texts;
    private final TextStream stream;
    private final HandOutProperties properties;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private UUID last = LOWEST;
    private @Nullable UUID gone;
    private @Nullable Sweep sweep;
    private @Nullable StreamPosition swept;

    /** All texts up to this one had been handed out when the stream had come to this position. */
    private record Mark(StreamPosition position, UUID text) {}

    /** A search among the texts up to one, that has come to another. */
    private record Sweep(UUID from, UUID upTo) {}

    /**
     * @param texts the right to hand out
     * @param stream what earlier leaders left in it is not handed out again
     */
    HandOut(Leadership texts, TextStream stream, HandOutProperties properties) {
        this.texts = texts;
        this.stream = stream;
        this.properties = properties;
        Entry newest = stream.last();
        if (newest != null && newest.text() != null) {
            last = newest.text();
            marks.add(new Mark(newest.position(), last));
        }
    }

    /**
     * Hands out as many as there is room for, one batch at most.
     *
     * @return how many
     * @throws SQLException if the lock is lost with its connection
     */
    int round() throws SQLException {
        // before the texts are read: what has left the stream by now is stored by then
        Entry oldest = stream.first();
        long room = properties.maxOutstanding() - stream.size();
        int limit = (int) Math.min(room, properties.batchSize());
        if (limit <= 0) {
            return 0;
        }
        int again = handOutAgain(oldest, limit);
        return again + (again < limit ? handOutNew(limit - again) : 0);
    }

    private int handOutNew(int limit) throws SQLException {
        List<UUID> ids = texts.received(last, HIGHEST, limit);
        if (ids.isEmpty()) {
            return 0;
        }
        StreamPosition position = stream.add(ids);
        last = ids.getLast();
        marks.add(new Mark(position, last));
        return ids.size();
    }

    private int handOutAgain(@Nullable Entry oldest, int limit) throws SQLException {
        while (!marks.isEmpty() && hasLeft(marks.getFirst().position(), oldest)) {
            gone = marks.removeFirst().text();
        }
        Sweep search = sweep;
        if (search == null) {
            if (gone == null || swept != null && !hasLeft(swept, oldest)) {
                return 0;
            }
            search = new Sweep(LOWEST, gone);
        }
        List<UUID> ids = texts.received(search.from(), search.upTo(), limit);
        if (ids.isEmpty()) {
            sweep = null;
            return 0;
        }
        swept = stream.add(ids);
        sweep = new Sweep(ids.getLast(), search.upTo());
        return ids.size();
    }

    private static boolean hasLeft(StreamPosition position, @Nullable Entry oldest) {
        return oldest == null || oldest.position().compareTo(position) > 0;
    }
}
