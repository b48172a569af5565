package io.mlpipeline.mlservice.registry;

import java.util.Map;
import java.util.Set;

/**
 * What an archive holds at one moment.
 *
 * @param aliases where the aliases point
 * @param versions names of the versions
 */
public record ArchiveState(Map<ModelAlias, AliasTarget> aliases, Set<String> versions) {

    static final ArchiveState EMPTY = new ArchiveState(Map.of(), Set.of());

    public ArchiveState {
        aliases = Map.copyOf(aliases);
        versions = Set.copyOf(versions);
    }

    boolean hasChampion() {
        return aliases.containsKey(ModelAlias.CHAMPION);
    }
}
