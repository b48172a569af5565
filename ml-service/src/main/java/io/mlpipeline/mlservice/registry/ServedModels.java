package io.mlpipeline.mlservice.registry;

import java.util.HashSet;
import java.util.Set;

/**
 * The state that readers see, exchanged as a whole by the one thread that changes it. Models that
 * the new state does not hold are let go of.
 */
final class ServedModels {

    private final int maxLoaded;
    private final RegistryMetrics metrics;
    private volatile LoadedModels now = LoadedModels.NONE;

    ServedModels(int maxLoaded, RegistryMetrics metrics) {
        this.maxLoaded = maxLoaded;
        this.metrics = metrics;
    }

    LoadedModels now() {
        return now;
    }

    boolean haveChampion() {
        return now.byAlias(ModelAlias.CHAMPION) != null;
    }

    /** Exchanges the state; of too many models in memory the least needed are left out. */
    void exchange(LoadedModels after) {
        LoadedModels before = now;
        LoadedModels kept = after;
        while (kept.byVersion().size() > maxLoaded) {
            LoadedModel least = kept.leastNeeded();
            if (least == null) {
                break;
            }
            kept = kept.without(least.version());
        }
        now = kept;
        metrics.show(kept);
        Set<LoadedModel> held = new HashSet<>(before.byVersion().values());
        held.addAll(after.byVersion().values());
        held.removeAll(kept.byVersion().values());
        held.forEach(LoadedModel::release);
    }

    void close() {
        LoadedModels last = now;
        now = LoadedModels.NONE;
        last.byVersion().values().forEach(LoadedModel::release);
    }
}
