package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changes the registry. Called by one thread only, so that a change finds the state as the one
 * before left it. An alias is moved in this order: load and warm the version up, write down where
 * the alias points, exchange the state.
 */
final class RegistryChanges {

    private static final Logger log = LoggerFactory.getLogger(RegistryChanges.class);

    private final ServedModels served;
    private final VersionCache versions;
    private final ModelArchive archive;
    private final ModelLoader loader;
    private final RegistryMetrics metrics;

    RegistryChanges(
            ServedModels served,
            VersionCache versions,
            ModelArchive archive,
            ModelLoader loader,
            RegistryMetrics metrics) {
        this.served = served;
        this.versions = versions;
        this.archive = archive;
        this.loader = loader;
        this.metrics = metrics;
    }

    /**
     * Loads the models that have an alias. Where the archive cannot be asked, the aliases are those
     * that this replica saw last.
     *
     * @throws NotReadyException if there is no telling which model is the champion
     * @throws IOException if the registry's directory cannot be read
     */
    void start() throws IOException {
        ModelStore store = versions.open();
        Map<ModelAlias, AliasTarget> aliases = aliasesAtStart(store);
        new RegistryStart(store, this::load).restore(aliases).ifPresent(served::exchange);
        loadPredecessor();
    }

    private Map<ModelAlias, AliasTarget> aliasesAtStart(ModelStore store) throws IOException {
        Map<ModelAlias, AliasTarget> remembered = new AliasFile(store.root()).read();
        if (!archive.isShared()) {
            return remembered;
        }
        try {
            ArchiveState state = archive.state();
            if (!state.hasChampion()) {
                return remembered; // what this replica has may become everybody's
            }
            remember(state.aliases());
            return state.aliases();
        } catch (NotReadyException e) {
            if (!remembered.containsKey(ModelAlias.CHAMPION)) {
                throw new NotReadyException(
                        "The database says which model is the champion, and has not been reached"
                                + " yet.");
            }
            log.warn("The database cannot be asked: serving what was the champion here last.");
            return remembered;
        }
    }

    AliasTarget move(ModelAlias alias, String version) {
        AliasTarget now = archive.state().aliases().get(alias);
        LoadedModels before = served.now();
        LoadedModel loaded = before.byVersion().get(version);
        LoadedModel model = loaded == null ? load(version) : loaded;
        try {
            AliasTarget target = target(alias, version, now);
            LoadedModels after = before.with(model).with(alias, target);
            if (!after.aliases().equals(before.aliases())) {
                remember(after.aliases());
                served.exchange(after);
                log.info("The {} is now version {}.", alias.id(), version);
            }
            return target;
        } catch (IOException | RuntimeException e) {
            if (loaded == null) {
                model.release();
            }
            throw e instanceof RuntimeException known ? known : unwritable((IOException) e);
        }
    }

    /** Where an alias points after its move, which is written down for all. */
    private AliasTarget target(ModelAlias alias, String version, @Nullable AliasTarget now)
            throws IOException {
        if (now != null && now.version().equals(version)) {
            return now;
        }
        AliasTarget target = new AliasTarget(version, now == null ? null : now.version());
        versions.archive(version);
        archive.move(alias, now, target);
        return target;
    }

    ModelLease borrow(String version) {
        LoadedModel model = served.now().byVersion().get(version);
        if (model != null && model.retain()) {
            return new ModelLease(model);
        }
        LoadedModel fresh = load(version);
        fresh.retain();
        served.exchange(served.now().with(fresh));
        return new ModelLease(fresh);
    }

    AliasTarget rollBack(ModelAlias alias) {
        AliasTarget now = archive.state().aliases().get(alias);
        if (now == null || now.previous() == null) {
            throw new ModelConflictException("There is no version before to roll back to.");
        }
        return move(alias, now.previous());
    }

    ModelManifest publish(Path source) {
        try {
            ModelManifest manifest = versions.store().publish(source);
            versions.archiveSoon(manifest.version());
            return manifest;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void delete(String version) {
        if (!served.now().aliasesOf(version).isEmpty()) {
            throw new ModelConflictException(
                    "That version has an alias; point the alias elsewhere first.");
        }
        boolean here = versions.store().contains(version);
        boolean there = archive.delete(version);
        if (!here && !there) {
            throw new ModelNotFoundException("There is no model of that version.");
        }
        try {
            forget(version);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Changes over to what the archive says by now.
     *
     * @throws CorruptModelException if a version cannot be trusted; the one in use stays
     */
    void follow() throws IOException {
        ArchiveState state = archive.state();
        if (!state.hasChampion()) {
            claim();
            return;
        }
        // the champion first: the candidate may be the one that fails
        for (ModelAlias alias : ModelAlias.values()) {
            AliasTarget target = state.aliases().get(alias);
            if (target != null && !target.equals(served.now().aliases().get(alias))) {
                adopt(alias, target);
            }
        }
    }

    /** Forgets a version that is no longer in the archive, unless it is in use here. */
    void forgetUnlessUsed(String version) throws IOException {
        if (!served.now().isKept(version)) {
            forget(version);
        }
    }

    private void adopt(ModelAlias alias, AliasTarget target) throws IOException {
        LoadedModels before = served.now();
        LoadedModel loaded = before.byVersion().get(target.version());
        LoadedModel model = loaded == null ? load(target.version()) : loaded;
        AliasTarget old = before.aliases().get(alias);
        served.exchange(before.with(model).with(alias, target));
        remember(served.now().aliases());
        if (old == null || !old.version().equals(target.version())) {
            log.info("The {} is now version {}, as elsewhere.", alias.id(), target.version());
        }
    }

    /** Makes this replica's aliases those of all, where none are set; the first to ask wins. */
    private void claim() throws IOException {
        for (var own : served.now().aliases().entrySet()) {
            AliasTarget target = own.getValue();
            String previous = target.previous();
            versions.archive(target.version());
            if (previous != null && versions.store().contains(previous)) {
                versions.archive(previous);
            } else {
                target = new AliasTarget(target.version(), null);
            }
            try {
                archive.move(own.getKey(), null, target);
            } catch (ModelConflictException e) {
                log.info("Another replica has set the {} first.", own.getKey().id());
            }
        }
    }

    private void forget(String version) throws IOException {
        LoadedModels before = served.now();
        LoadedModels after = before.without(version);
        if (!after.aliases().equals(before.aliases())) {
            remember(after.aliases());
        }
        versions.delete(version);
        served.exchange(after);
    }

    /** So that the first rollback after a restart is as instant as any other. */
    private void loadPredecessor() {
        AliasTarget champion = served.now().aliases().get(ModelAlias.CHAMPION);
        String previous = champion == null ? null : champion.previous();
        if (previous == null || served.now().byVersion().containsKey(previous)) {
            return;
        }
        try {
            served.exchange(served.now().with(load(previous)));
        } catch (CorruptModelException | ModelNotFoundException | NotReadyException e) {
            log.warn("There is nothing to roll back to: {}", e.getMessage());
        }
    }

    private LoadedModel load(String version) {
        ModelStore store = versions.holding(version);
        LoadedModel model = loader.load(store, version, served.haveChampion());
        log.info(
                "Loaded version {} ({}) in {} ms, warmed up in {} ms.",
                version,
                model.manifest().engine(),
                model.loadTime().toMillis(),
                model.warmUpTime().toMillis());
        metrics.recordLoad(model);
        return model;
    }

    /** Where there is an archive, the file only serves a restart without it. */
    private void remember(Map<ModelAlias, AliasTarget> aliases) throws IOException {
        try {
            new AliasFile(versions.store().root()).write(aliases);
        } catch (IOException e) {
            if (!archive.isShared()) {
                throw e;
            }
            log.warn("The aliases cannot be remembered in the registry's directory.", e);
        }
    }

    static ModelConflictException unwritable(IOException cause) {
        log.error("The registry's directory cannot be written to.", cause);
        return new ModelConflictException(
                "The registry's directory cannot be written to; nothing was changed.");
    }
}
