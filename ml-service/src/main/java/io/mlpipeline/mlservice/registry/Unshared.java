package io.mlpipeline.mlservice.registry;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the archive where there is none: what this replica has in its directory is all there
 * is.
 *
 * @param own where the aliases of this replica point
 */
record Unshared(Supplier<Map<ModelAlias, AliasTarget>> own) implements ModelArchive {

    @Override
    public ArchiveState state() {
        return new ArchiveState(own.get(), ArchiveState.EMPTY.versions());
    }

    @Override
    public void move(ModelAlias alias, @Nullable AliasTarget from, AliasTarget to) {}

    @Override
    public void put(Path directory, ModelManifest manifest) {}

    @Override
    public void fetch(String version, Path directory) {
        throw new ModelNotFoundException("There is no model of that version.");
    }

    @Override
    public byte @Nullable [] file(String version, String name) {
        return null;
    }

    @Override
    public boolean delete(String version) {
        return false;
    }

    @Override
    public boolean isShared() {
        return false;
    }
}
