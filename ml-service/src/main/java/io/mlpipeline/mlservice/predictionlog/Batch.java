package io.mlpipeline.mlservice.predictionlog;

import io.mlpipeline.mlservice.prediction.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The next entries for the stream, oldest first. What was taken from the buffer stays here until
 * the stream has it, so that a failure loses nothing. Bounded in entries and bytes: a request's
 * answers that do not fit are continued with the next.
 */
final class Batch {

    private static final long MAX_BYTES = 1 << 20;

    private final OutcomeBuffer buffer;
    private final PredictionLogMetrics metrics;
    private final int maxEntries;
    private final Deque<byte[]> entries = new ArrayDeque<>();
    private long bytes;

    private @Nullable Outcome current;
    private int next;

    Batch(OutcomeBuffer buffer, PredictionLogMetrics metrics, int maxEntries) {
        this.buffer = buffer;
        this.metrics = metrics;
        this.maxEntries = maxEntries;
    }

    /** Takes from the buffer what fits. */
    void fill() {
        while (!isFull()) {
            Outcome outcome = current;
            if (outcome == null) {
                outcome = buffer.poll();
                current = outcome;
                next = 0;
            }
            if (outcome == null) {
                return;
            }
            add(outcome, next++);
            if (next == outcome.texts().size()) {
                current = null;
            }
        }
    }

    boolean isFull() {
        return entries.size() >= maxEntries || bytes >= MAX_BYTES;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The oldest entries, as many as asked for or fewer. */
    List<byte[]> first(long count) {
        List<byte[]> first = new ArrayList<>();
        for (byte[] entry : entries) {
            if (first.size() == count) {
                break;
            }
            first.add(entry);
        }
        return first;
    }

    /** Forgets an entry that the stream has taken. */
    void remove(byte[] entry) {
        // by identity, as arrays are equal; and nearly always the first
        if (entries.remove(entry)) {
            bytes -= entry.length;
        }
    }

    /** Forgets everything, that of the buffer too. */
    int clear() {
        int left = entries.size();
        entries.clear();
        bytes = 0;
        Outcome outcome = current;
        if (outcome != null) {
            left += outcome.texts().size() - next;
        }
        current = null;
        for (outcome = buffer.poll(); outcome != null; outcome = buffer.poll()) {
            left += outcome.texts().size();
        }
        return left;
    }

    private void add(Outcome outcome, int index) {
        try {
            byte[] entry = PredictionJson.of(outcome, index);
            entries.add(entry);
            bytes += entry.length;
        } catch (JacksonException e) {
            metrics.dropped(DropReason.UNWRITABLE, 1);
        }
    }
}
