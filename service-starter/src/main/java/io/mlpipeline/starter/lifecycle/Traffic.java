package io.mlpipeline.starter.lifecycle;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the drain and the requests tell each other: the stage of leaving, and how much is under way.
 */
final class Traffic {

    /** The stages of leaving, in order. */
    enum Stage {
        SERVING,
        LEAVING,
        REFUSING
    }

    private volatile Stage stage = Stage.SERVING;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long lastRefused;

    Stage stage() {
        return stage;
    }

    void enter(Stage next) {
        lastRefused = System.nanoTime();
        stage = next;
    }

    void started() {
        underWay.incrementAndGet();
    }

    void finished() {
        underWay.decrementAndGet();
    }

    void refused() {
        lastRefused = System.nanoTime();
    }

    boolean isIdle() {
        return underWay.get() == 0;
    }

    long nanosSinceRefusal() {
        return System.nanoTime() - lastRefused;
    }
}
