package io.mlpipeline.mlservice.registry;

import io.mlpipeline.mlservice.engine.TextClassifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model version in memory, warmed up. It counts its users, and closes its classifier when the
 * registry has let go of it and the last user is done; never sooner, and only once.
 */
public final class LoadedModel {

    private final ModelManifest manifest;
    private final TextClassifier classifier;
    private final Duration loadTime;
    private final Duration warmUpTime;

    /** The registry is the first user; at 0 the classifier is closed, and it stays so. */
    private final AtomicInteger users = new AtomicInteger(1);

    private final List<Runnable> afterClose = new CopyOnWriteArrayList<>();

    /** Order of last use among the loaded versions; races only blur it. */
    private volatile long lastUse = System.nanoTime();

    LoadedModel(
            ModelManifest manifest,
            TextClassifier classifier,
            Duration loadTime,
            Duration warmUpTime) {
        this.manifest = manifest;
        this.classifier = classifier;
        this.loadTime = loadTime;
        this.warmUpTime = warmUpTime;
    }

    public ModelManifest manifest() {
        return manifest;
    }

    public TextClassifier classifier() {
        return classifier;
    }

    public String version() {
        return manifest.version();
    }

    Duration loadTime() {
        return loadTime;
    }

    Duration warmUpTime() {
        return warmUpTime;
    }

    long lastUse() {
        return lastUse;
    }

    void used(long now) {
        lastUse = now;
    }

    /** Becomes a user; false if it is too late for that. */
    boolean retain() {
        for (int now = users.get(); now > 0; now = users.get()) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Ceases to be a user. */
    void release() {
        if (users.decrementAndGet() == 0) {
            try {
                classifier.close();
            } finally {
                afterClose.forEach(Runnable::run);
            }
        }
    }

    /** Has an action run when the classifier is closed; only for those who hold a lease. */
    public void afterClose(Runnable action) {
        afterClose.add(action);
    }
}
