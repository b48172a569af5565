package io.mlpipeline.mlservice.engine;

/**
 * Where the time of one classification went.
 *
 * @param queueNanos waiting for a place in an encoder batch
 * @param tokeniseNanos turning the text into features or tokens
 * @param inferenceNanos computing the scores; for a batch, the whole batch's time
 */
public record Timing(long queueNanos, long tokeniseNanos, long inferenceNanos) {

    public static final Timing NONE = new Timing(0, 0, 0);

    public Timing plus(Timing other) {
        return new Timing(
                queueNanos + other.queueNanos,
                tokeniseNanos + other.tokeniseNanos,
                inferenceNanos + other.inferenceNanos);
    }
}
