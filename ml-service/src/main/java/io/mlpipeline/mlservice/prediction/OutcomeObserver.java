package io.mlpipeline.mlservice.prediction;

/** Told of every answer, by the thread that answers: it must return at once, and never throw. */
public interface OutcomeObserver {

    /** Whom nothing interests. */
    OutcomeObserver NONE = outcome -> {};

    /** A question was answered; the outcome never changes and may be kept. */
    void answered(Outcome outcome);
}
