package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back the state before a restart: the champion, or if it is damaged the one before; then
 * the candidate. Where no alias is remembered, the version trained last becomes champion.
 */
final class RegistryStart {

    private static final Logger log = LoggerFactory.getLogger(RegistryStart.class);

    private final ModelStore store;
    private final Function<String, LoadedModel> load;
    private final Map<String, LoadedModel> loaded = new HashMap<>();

    RegistryStart(ModelStore store, Function<String, LoadedModel> load) {
        this.store = store;
        this.load = load;
    }

    /**
     * State with a champion; empty if no model can be served.
     *
     * @param aliases where they pointed last
     */
    Optional<LoadedModels> restore(Map<ModelAlias, AliasTarget> aliases) throws IOException {
        LoadedModel champion = firstThatLoads(championsByPreference(aliases));
        if (champion == null) {
            return Optional.empty();
        }
        AliasTarget wanted = aliases.get(ModelAlias.CHAMPION);
        String previous = wanted == null ? null : wanted.previous();
        LoadedModels models =
                LoadedModels.NONE
                        .with(champion)
                        .with(
                                ModelAlias.CHAMPION,
                                new AliasTarget(
                                        champion.version(),
                                        champion.version().equals(previous) ? null : previous));
        AliasTarget candidate = aliases.get(ModelAlias.CANDIDATE);
        if (candidate != null) {
            LoadedModel model = loadOrSayWhyNot(candidate.version());
            if (model != null) {
                models = models.with(model).with(ModelAlias.CANDIDATE, candidate);
            }
        }
        return Optional.of(models);
    }

    private List<String> championsByPreference(Map<ModelAlias, AliasTarget> aliases)
            throws IOException {
        AliasTarget champion = aliases.get(ModelAlias.CHAMPION);
        if (champion == null) {
            return newestFirst();
        }
        List<String> versions = new ArrayList<>(List.of(champion.version()));
        if (champion.previous() != null) {
            versions.add(champion.previous());
        }
        return versions;
    }

    private List<String> newestFirst() throws IOException {
        return store.versions().stream()
                .sorted(Comparator.comparing(this::trainedAt).reversed())
                .toList();
    }

    private Instant trainedAt(String version) {
        try {
            return store.manifest(version).trainedAt();
        } catch (CorruptModelException e) {
            return Instant.MIN;
        }
    }

    private @Nullable LoadedModel firstThatLoads(List<String> versions) {
        for (String version : versions) {
            LoadedModel model = loadOrSayWhyNot(version);
            if (model != null) {
                return model;
            }
        }
        return null;
    }

    private @Nullable LoadedModel loadOrSayWhyNot(String version) {
        LoadedModel already = loaded.get(version);
        if (already != null) {
            return already;
        }
        try {
            LoadedModel model = load.apply(version);
            loaded.put(version, model);
            return model;
        } catch (CorruptModelException | ModelNotFoundException | NotReadyException e) {
            log.error("Version {} CANNOT BE SERVED, trying another: {}", version, e.getMessage());
            return null;
        }
    }
}
