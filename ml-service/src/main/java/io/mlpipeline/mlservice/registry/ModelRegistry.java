package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which model answers. Readers see one volatile reference and never wait; every change is made
 * by one thread of low priority, in the order in which changes were asked for: a new version is
 * verified, loaded and warmed up beside the old one, and then the reference is exchanged.
 */
public final class ModelRegistry implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ModelRegistry.class);

    private final StoreOpening opening;
    private final ModelLoader loader;
    private final int maxLoaded;
    private final RegistryMetrics metrics;
    private final ChangeThread changes;

    private volatile LoadedModels models = LoadedModels.NONE;
    private volatile @Nullable ModelStore store;
    private volatile String whyNotReady = "The model is being loaded.";

    ModelRegistry(
            StoreOpening opening, ModelLoader loader, int maxLoaded, RegistryMetrics metrics) {
        this.opening = opening;
        this.loader = loader;
        this.maxLoaded = maxLoaded;
        this.metrics = metrics;
        this.changes = new ChangeThread();
    }

    /**
     * Borrows a model for one request.
     *
     * @param name a version or an alias; null for the champion
     * @throws NotReadyException if there is no champion to answer
     * @throws ModelNotFoundException if nothing has that name
     * @throws ModelConflictException if that version is on disk, but not in memory
     */
    public ModelLease acquire(@Nullable String name) {
        while (true) {
            LoadedModels now = models;
            LoadedModel model = name == null ? now.byAlias(ModelAlias.CHAMPION) : now.find(name);
            if (model == null) {
                throw absent(name);
            }
            if (model.retain()) {
                model.used(System.nanoTime());
                return new ModelLease(model);
            }
            // it was let go after it was looked up, so that by now another state is published
            Thread.onSpinWait();
        }
    }

    /**
     * Borrows a version whether or not it is in memory; it is loaded if it is not, and then may
     * leave the registry's memory before the lease ends.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if it cannot be trusted
     */
    public ModelLease borrow(String version) {
        return changes.call(() -> {
            LoadedModel model = models.byVersion().get(version);
            if (model != null && model.retain()) {
                return new ModelLease(model);
            }
            LoadedModel fresh = load(version);
            fresh.retain();
            publishState(models.with(fresh));
            return new ModelLease(fresh);
        });
    }

    /** Whether there is a loaded, warmed-up champion. */
    public boolean isReady() {
        return models.byAlias(ModelAlias.CHAMPION) != null;
    }

    /**
     * Whether a version can answer without being loaded first.
     *
     * @param name a version or an alias; null for the champion
     * @throws ModelNotFoundException if nothing has that name
     */
    public boolean isLoaded(@Nullable String name) {
        LoadedModels now = models;
        String wanted = name == null ? ModelAlias.CHAMPION.id() : name;
        if (now.find(wanted) != null) {
            return true;
        }
        RuntimeException why = absent(wanted);
        if (why instanceof ModelNotFoundException) {
            throw why;
        }
        return false;
    }

    /**
     * Manifest of a version in memory or on disk.
     *
     * @param name a version or an alias; null for the champion
     * @throws NotReadyException if there is no champion
     * @throws ModelNotFoundException if nothing has that name
     * @throws CorruptModelException if it cannot be read
     */
    public ModelManifest manifestOf(@Nullable String name) {
        String wanted = name == null ? ModelAlias.CHAMPION.id() : name;
        LoadedModel model = models.find(wanted);
        if (model != null) {
            return model.manifest();
        }
        if (ModelAlias.find(wanted) != null) {
            throw absent(wanted);
        }
        return store().manifest(wanted);
    }

    /** Versions that can answer now, the champion first. */
    public List<String> loadedVersions() {
        LoadedModels now = models;
        Set<String> versions = new LinkedHashSet<>();
        LoadedModel champion = now.byAlias(ModelAlias.CHAMPION);
        if (champion != null) {
            versions.add(champion.version());
        }
        versions.addAll(new TreeSet<>(now.byVersion().keySet()));
        return List.copyOf(versions);
    }

    /** Why there is no champion, in a sentence that says what to do. */
    public String whyNotReady() {
        return whyNotReady;
    }

    /**
     * Points an alias to a version, which is loaded first if it is not in memory.
     *
     * @return where the alias points now, and where it did before
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if the version cannot be trusted; the alias stays where it was
     * @throws ProblemException overloaded, if too many changes are waiting
     */
    AliasTarget move(ModelAlias alias, String version) {
        return changes.call(() -> moveNow(alias, version));
    }

    /**
     * Points an alias back to the version that had it before.
     *
     * @throws ModelConflictException if there is none
     */
    AliasTarget rollBack(ModelAlias alias) {
        return changes.call(() -> {
            AliasTarget now = models.aliases().get(alias);
            if (now == null || now.previous() == null) {
                throw new ModelConflictException("There is no version before to roll back to.");
            }
            return moveNow(alias, now.previous());
        });
    }

    /**
     * Copies a finished model into the registry; see {@link ModelStore#publish}.
     *
     * @return its manifest
     */
    public ModelManifest publish(Path source) {
        return changes.call(() -> {
            try {
                return store().publish(source);
            } catch (IOException e) {
                throw unwritable(e);
            }
        });
    }

    /**
     * Makes a version the champion, as if it had been asked for by its alias.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if the version cannot be trusted; the champion stays
     */
    public void activate(String version) {
        move(ModelAlias.CHAMPION, version);
    }

    /**
     * Makes a version the candidate.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if the version cannot be trusted; the candidate stays
     */
    public void nominate(String version) {
        move(ModelAlias.CANDIDATE, version);
    }

    /**
     * Folder of a version on disk.
     *
     * @throws ModelNotFoundException if there is none of that name
     */
    public Path directory(String version) {
        return store().directory(version);
    }

    /** Whether a version is on disk. */
    public boolean contains(String version) {
        return store().contains(version);
    }

    /**
     * Checks that a model could be published now.
     *
     * @throws ModelConflictException if the directory cannot be written to
     * @throws NotReadyException while the service starts
     */
    public void requireWritable() {
        try {
            store().requireWritable();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Removes a version from memory and disk.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws ModelConflictException if it has an alias
     */
    void delete(String version) {
        changes.call(() -> {
            deleteNow(version);
            return version;
        });
    }

    /** Opens the store and loads the models that had an alias; returns at once. */
    Future<?> start() {
        return changes.start(this::startNow);
    }

    LoadedModels models() {
        return models;
    }

    /**
     * The versions on disk.
     *
     * @throws NotReadyException while the service starts
     */
    ModelStore store() {
        ModelStore opened = store;
        if (opened == null) {
            throw new NotReadyException(whyNotReady);
        }
        return opened;
    }

    @Override
    public void close() {
        changes.close();
        LoadedModels last = models;
        whyNotReady = "The service is shutting down.";
        models = LoadedModels.NONE;
        last.byVersion().values().forEach(LoadedModel::release);
    }

    private void startNow() {
        try {
            ModelStore opened = opening.open();
            store = opened;
            new RegistryStart(opened, this::load).restore().ifPresent(this::publishState);
            loadPredecessor();
            whyNotReady =
                    "There is no model that can be served. Train one: java -jar ml-service.jar"
                            + " train --data FILE.csv --text-column TEXT --label-column LABEL"
                            + " --out DIR; it says at its end how the model gets here.";
            if (!isReady()) {
                log.error(whyNotReady);
            }
        } catch (IOException | RuntimeException e) {
            whyNotReady = "The registry cannot be read; the service's log says why.";
            log.error("The registry cannot be read: the service stays unready.", e);
        }
    }

    /** So that the first rollback after a restart is as instant as any other. */
    private void loadPredecessor() {
        AliasTarget champion = models.aliases().get(ModelAlias.CHAMPION);
        String previous = champion == null ? null : champion.previous();
        if (previous == null || models.byVersion().containsKey(previous)) {
            return;
        }
        try {
            publishState(models.with(load(previous)));
        } catch (CorruptModelException | ModelNotFoundException e) {
            log.warn("There is nothing to roll back to: {}", e.getMessage());
        }
    }

    private AliasTarget moveNow(ModelAlias alias, String version) {
        LoadedModels before = models;
        LoadedModel model = before.byVersion().get(version);
        boolean fresh = model == null;
        if (model == null) {
            model = load(version);
        }
        AliasTarget now = before.aliases().get(alias);
        if (now != null && now.version().equals(version)) {
            return now;
        }
        AliasTarget target = new AliasTarget(version, now == null ? null : now.version());
        LoadedModels after = before.with(model).with(alias, target);
        try {
            new AliasFile(store().root()).write(after.aliases());
        } catch (IOException e) {
            if (fresh) {
                model.release();
            }
            throw unwritable(e);
        }
        publishState(after);
        log.info("The {} is now version {}.", alias.id(), version);
        return target;
    }

    private LoadedModel load(String version) {
        LoadedModel model = loader.load(store(), version, isReady());
        log.info(
                "Loaded version {} ({}) in {} ms, warmed up in {} ms.",
                version,
                model.manifest().engine(),
                model.loadTime().toMillis(),
                model.warmUpTime().toMillis());
        metrics.recordLoad(model);
        return model;
    }

    /** Exchanges the state, then lets go of what is too much in memory. */
    private void publishState(LoadedModels after) {
        LoadedModels kept = after;
        while (kept.byVersion().size() > maxLoaded) {
            LoadedModel least = kept.leastNeeded();
            if (least == null) {
                break;
            }
            kept = kept.without(least.version());
        }
        models = kept;
        metrics.show(kept);
        for (LoadedModel model : after.byVersion().values()) {
            if (!kept.byVersion().containsKey(model.version())) {
                model.release();
            }
        }
    }

    private void deleteNow(String version) {
        LoadedModels before = models;
        if (!before.aliasesOf(version).isEmpty()) {
            throw new ModelConflictException(
                    "That version has an alias; point the alias elsewhere first.");
        }
        store().directory(version);
        LoadedModels after = before.without(version);
        try {
            if (!after.aliases().equals(before.aliases())) {
                new AliasFile(store().root()).write(after.aliases());
            }
            store().delete(version);
        } catch (IOException e) {
            throw unwritable(e);
        }
        models = after;
        metrics.show(after);
        LoadedModel model = before.byVersion().get(version);
        if (model != null) {
            model.release();
        }
    }

    private RuntimeException absent(@Nullable String name) {
        if (name == null || name.equals(ModelAlias.CHAMPION.id())) {
            return new NotReadyException(whyNotReady);
        }
        if (ModelAlias.find(name) != null) {
            return new ModelNotFoundException("No version is the candidate.");
        }
        if (store().contains(name)) {
            return new ModelConflictException(
                    "That version is not in memory; make it the candidate or the champion first.");
        }
        return new ModelNotFoundException("There is no model of that version.");
    }

    private static ModelConflictException unwritable(IOException cause) {
        log.error("The registry's directory cannot be written to.", cause);
        return new ModelConflictException(
                "The registry's directory cannot be written to; nothing was changed.");
    }
}
