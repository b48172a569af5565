package io.mlpipeline.mlservice.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in memory, and which alias means what: one immutable state, exchanged as a whole.
 *
 * @param byVersion loaded models by their version
 * @param aliases where the aliases point; always to a loaded version
 */
record LoadedModels(Map<String, LoadedModel> byVersion, Map<ModelAlias, AliasTarget> aliases) {

    static final LoadedModels NONE = new LoadedModels(Map.of(), Map.of());

    LoadedModels {
        byVersion = Map.copyOf(byVersion);
        Map<ModelAlias, AliasTarget> inOrder = new EnumMap<>(ModelAlias.class);
        inOrder.putAll(aliases);
        aliases = Collections.unmodifiableMap(inOrder);
    }

    @Nullable LoadedModel byAlias(ModelAlias alias) {
        AliasTarget target = aliases.get(alias);
        return target == null ? null : byVersion.get(target.version());
    }

    /** Loaded model that a version or an alias means; null if there is none. */
    @Nullable LoadedModel find(String name) {
        ModelAlias alias = ModelAlias.find(name);
        return alias == null ? byVersion.get(name) : byAlias(alias);
    }

    LoadedModels with(LoadedModel model) {
        Map<String, LoadedModel> more = new HashMap<>(byVersion);
        more.put(model.version(), model);
        return new LoadedModels(more, aliases);
    }

    LoadedModels without(String version) {
        Map<String, LoadedModel> fewer = new HashMap<>(byVersion);
        fewer.remove(version);
        Map<ModelAlias, AliasTarget> kept = new EnumMap<>(ModelAlias.class);
        aliases.forEach((alias, target) -> {
            String previous = target.previous();
            kept.put(
                    alias,
                    version.equals(previous) ? new AliasTarget(target.version(), null) : target);
        });
        return new LoadedModels(fewer, kept);
    }

    LoadedModels with(ModelAlias alias, AliasTarget target) {
        Map<ModelAlias, AliasTarget> moved = new HashMap<>(aliases);
        moved.put(alias, target);
        return new LoadedModels(byVersion, moved);
    }

    List<ModelAlias> aliasesOf(String version) {
        List<ModelAlias> found = new ArrayList<>();
        for (ModelAlias alias : ModelAlias.values()) {
            AliasTarget target = aliases.get(alias);
            if (target != null && target.version().equals(version)) {
                found.add(alias);
            }
        }
        return found;
    }

    /** Least recently used model that nothing keeps in memory; null if all are kept. */
    @Nullable LoadedModel leastNeeded() {
        return byVersion.values().stream()
                .filter(model -> !isKept(model.version()))
                .min(Comparator.comparingLong(LoadedModel::lastUse))
                .orElse(null);
    }

    /** Aliased versions stay, and the champion's predecessor, so that a rollback is instant. */
    boolean isKept(String version) {
        AliasTarget champion = aliases.get(ModelAlias.CHAMPION);
        return !aliasesOf(version).isEmpty()
                || (champion != null && version.equals(champion.previous()));
    }
}
