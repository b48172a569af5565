package io.mlpipeline.testing;

/** What a test sees of being interrupted. */
final class Interruption {

    private Interruption() {}

    static IllegalStateException of(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", cause);
    }
}
