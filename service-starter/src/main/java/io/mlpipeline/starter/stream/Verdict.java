package io.mlpipeline.starter.stream;

/** What a handler has to say of one entry. */
public sealed interface Verdict {

    /** It is dealt with and leaves the stream. */
    record Done() implements Verdict {}

    /** It is dealt with and leaves the stream, but what it asked for was turned down. */
    record Rejected() implements Verdict {}

    /** It could not be dealt with just now, which is not its fault: tried again, not counted. */
    record Later() implements Verdict {}

    /**
     * It could not be dealt with: tried again, and buried when that was often enough.
     *
     * @param reason for the dead letter, without anything that a user sent
     */
    record Failed(String reason) implements Verdict {}

    Verdict DONE = new Done();

    Verdict REJECTED = new Rejected();

    Verdict LATER = new Later();

    /**
     * @param reason for the dead letter, without anything that a user sent
     */
    static Verdict failed(String reason) {
        return new Failed(reason);
    }
}
