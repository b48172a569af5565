package io.mlpipeline.mlservice.predictionlog;

import io.mlpipeline.mlservice.prediction.Outcome;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What was answered and waits to be sent. Many offer and none of them waits, not even for another;
 * one takes. Bounded in predictions and in characters; a few may come in over the bound at once.
 */
final class OutcomeBuffer {

    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger predictions = new AtomicInteger();
    private final AtomicLong characters = new AtomicLong();
    private final int maxPredictions;
    private final long maxCharacters;

    OutcomeBuffer(int maxPredictions, long maxCharacters) {
        this.maxPredictions = maxPredictions;
        this.maxCharacters = maxCharacters;
    }

    /** Takes the answers of a request in, all or none. */
    boolean offer(Outcome outcome) {
        int count = outcome.texts().size();
        long length = length(outcome);
        if (predictions.get() + count > maxPredictions
                || characters.get() + length > maxCharacters) {
            return false;
        }
        predictions.addAndGet(count);
        characters.addAndGet(length);
        outcomes.add(outcome);
        return true;
    }

    /** The oldest, which is no longer counted; null if there is none. */
    @Nullable Outcome poll() {
        Outcome outcome = outcomes.poll();
        if (outcome != null) {
            predictions.addAndGet(-outcome.texts().size());
            characters.addAndGet(-length(outcome));
        }
        return outcome;
    }

    /** How many predictions wait. */
    int size() {
        return predictions.get();
    }

    private static long length(Outcome outcome) {
        long length = 0;
        for (String text : outcome.texts()) {
            length += text.length();
        }
        return length;
    }
}
