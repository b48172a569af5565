package io.mlpipeline.mlservice.registry;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a replica where the archive says it should be. Looking is cheap and changes nothing; only
 * where there is a difference is the changing thread asked. What failed is tried again after a
 * pause that grows, or at once when the archive says something new.
 */
final class ArchiveFollower {

    private static final Logger log = LoggerFactory.getLogger(ArchiveFollower.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final ModelArchive archive;
    private final VersionCache versions;
    private final ServedModels served;
    private final RegistryChanges changes;
    private final ChangeThread thread;
    private final Callable<?> changeOver;
    private final RegistryMetrics metrics;

    private Set<String> seen = Set.of();
    private @Nullable ArchiveState failed;
    private Duration pause = FIRST_PAUSE;
    private long retryAt;

    /**
     * A follower.
     *
     * @param changeOver what to do, by the changing thread, where there is a difference
     */
    ArchiveFollower(
            ModelArchive archive,
            VersionCache versions,
            ServedModels served,
            RegistryChanges changes,
            ChangeThread thread,
            Callable<?> changeOver,
            RegistryMetrics metrics) {
        this.archive = archive;
        this.versions = versions;
        this.served = served;
        this.changes = changes;
        this.thread = thread;
        this.changeOver = changeOver;
        this.metrics = metrics;
    }

    /**
     * Looks once, and changes over if need be; for one thread at a time.
     *
     * @throws NotReadyException if the archive cannot be asked
     */
    synchronized void follow() {
        ArchiveState state;
        try {
            state = archive.state();
            metrics.archiveReachable(true);
        } catch (NotReadyException e) {
            metrics.archiveReachable(false);
            throw e;
        }
        if (!versions.isOpen()) {
            return;
        }
        versions.archiveHolds(state.versions());
        if (differs(state)) {
            changeOver(state);
        }
        metrics.showBehind(state.aliases(), served.now().aliases());
        forgetDeleted(state.versions());
        for (String version : versions.unarchived()) {
            thread.call(() -> {
                versions.archiveSoon(version);
                return version;
            });
        }
    }

    private boolean differs(ArchiveState state) {
        Map<ModelAlias, AliasTarget> own = served.now().aliases();
        return !state.hasChampion()
                || !served.haveChampion()
                || state.aliases().entrySet().stream()
                        .anyMatch(alias -> !alias.getValue().equals(own.get(alias.getKey())));
    }

    private void changeOver(ArchiveState state) {
        if (state.equals(failed) && System.nanoTime() - retryAt < 0) {
            return;
        }
        try {
            thread.call(changeOver);
            failed = null;
            pause = FIRST_PAUSE;
        } catch (RuntimeException e) {
            pause = state.equals(failed) ? longer(pause) : FIRST_PAUSE;
            failed = state;
            retryAt = System.nanoTime() + pause.toNanos();
            log.error(
                    "This replica CANNOT CHANGE OVER to {} and answers by {}; trying again in {}"
                            + " s: {}",
                    state.aliases(),
                    served.now().aliases(),
                    pause.toSeconds(),
                    e.getMessage());
        }
    }

    /**
     * An archive without any version was lost rather than emptied one by one: nothing is deleted.
     */
    private void forgetDeleted(Set<String> now) {
        Set<String> deleted = new HashSet<>(seen);
        deleted.removeAll(now);
        if (!now.isEmpty()) {
            for (String version : deleted) {
                thread.call(() -> {
                    changes.forgetUnlessUsed(version);
                    return version;
                });
            }
        }
        seen = now;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
