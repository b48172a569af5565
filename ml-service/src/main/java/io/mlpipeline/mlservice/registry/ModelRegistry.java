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
 * verified, loaded and warmed up beside the old one, and then the reference is exchanged. Replicas
 * that share an archive follow each other.
 */
public final class ModelRegistry implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ModelRegistry.class);

    private final ServedModels served;
    private final VersionCache versions;
    private final RegistryChanges changes;
    private final ChangeThread thread;
    private final ArchiveFollower follower;

    private volatile String whyNotReady = "The model is being loaded.";

    /**
     * A registry.
     *
     * @param archive what is shared with other replicas; null if nothing is
     */
    ModelRegistry(
            StoreOpening opening,
            ModelLoader loader,
            int maxLoaded,
            RegistryMetrics metrics,
            @Nullable ModelArchive archive) {
        this.thread = new ChangeThread();
        this.served = new ServedModels(maxLoaded, metrics);
        ModelArchive shared =
                archive == null ? new Unshared(() -> served.now().aliases()) : archive;
        this.versions = new VersionCache(opening, shared);
        this.changes = new RegistryChanges(served, versions, shared, loader, metrics);
        this.follower =
                new ArchiveFollower(
                        shared, versions, served, changes, thread, this::followNow, metrics);
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
            LoadedModels now = served.now();
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
        return thread.call(() -> changes.borrow(version));
    }

    /** Whether there is a loaded, warmed-up champion. */
    public boolean isReady() {
        return served.haveChampion();
    }

    /**
     * Whether a version can answer without being loaded first.
     *
     * @param name a version or an alias; null for the champion
     * @throws ModelNotFoundException if nothing has that name
     */
    public boolean isLoaded(@Nullable String name) {
        LoadedModels now = served.now();
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
     * Manifest of a version in memory, on disk or in the archive.
     *
     * @param name a version or an alias; null for the champion
     * @throws NotReadyException if there is no champion
     * @throws ModelNotFoundException if nothing has that name
     * @throws CorruptModelException if it cannot be read
     */
    public ModelManifest manifestOf(@Nullable String name) {
        String wanted = name == null ? ModelAlias.CHAMPION.id() : name;
        LoadedModel model = served.now().find(wanted);
        if (model != null) {
            return model.manifest();
        }
        if (ModelAlias.find(wanted) != null) {
            throw absent(wanted);
        }
        return versions().manifest(wanted);
    }

    /** Versions that can answer now, the champion first. */
    public List<String> loadedVersions() {
        LoadedModels now = served.now();
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
        return thread.call(() -> changes.move(alias, version));
    }

    /**
     * Points an alias back to the version that had it before.
     *
     * @throws ModelConflictException if there is none
     */
    AliasTarget rollBack(ModelAlias alias) {
        return thread.call(() -> changes.rollBack(alias));
    }

    /**
     * Copies a finished model into the registry, and into the archive where there is one; see
     * {@link ModelStore#publish}.
     *
     * @return its manifest
     */
    public ModelManifest publish(Path source) {
        return thread.call(() -> changes.publish(source));
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
     * Folder of a version, which is fetched from the archive if it is only there.
     *
     * @throws ModelNotFoundException if there is none of that name
     */
    public Path directory(String version) {
        return versions().holding(version).directory(version);
    }

    /** Whether a version is on this replica's disk. */
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
            throw RegistryChanges.unwritable(e);
        }
    }

    /**
     * Removes a version from memory, disk and archive.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws ModelConflictException if it has an alias
     */
    void delete(String version) {
        thread.call(() -> {
            changes.delete(version);
            return version;
        });
    }

    /** Opens the store and loads the models that had an alias; returns at once. */
    Future<?> start() {
        return thread.start(this::startNow);
    }

    /**
     * Looks whether the archive says something else by now, and changes over to it. For those who
     * know when to look; it costs two small queries if nothing has changed.
     *
     * @throws NotReadyException if the archive cannot be asked
     */
    public void follow() {
        follower.follow();
    }

    LoadedModels models() {
        return served.now();
    }

    /**
     * The versions on disk and in the archive.
     *
     * @throws NotReadyException while the service starts
     */
    VersionCache versions() {
        if (!versions.isOpen()) {
            throw new NotReadyException(whyNotReady);
        }
        return versions;
    }

    /**
     * The versions on disk.
     *
     * @throws NotReadyException while the service starts
     */
    ModelStore store() {
        return versions().store();
    }

    @Override
    public void close() {
        thread.close();
        whyNotReady = "The service is shutting down.";
        served.close();
    }

    private void startNow() {
        try {
            changes.start();
            whyNotReady =
                    "There is no model that can be served. Train one: java -jar ml-service.jar"
                            + " train --data FILE.csv --text-column TEXT --label-column LABEL"
                            + " --out DIR; it says at its end how the model gets here.";
            if (!isReady()) {
                log.error(whyNotReady);
            }
        } catch (NotReadyException e) {
            whyNotReady = e.detail();
            log.warn("Not ready: {}", whyNotReady);
        } catch (IOException | RuntimeException e) {
            whyNotReady = "The registry cannot be read; the service's log says why.";
            log.error("The registry cannot be read: the service stays unready.", e);
        }
    }

    /** What could not be known or loaded at the start may be by now. */
    private boolean followNow() throws IOException {
        if (!isReady()) {
            startNow();
        }
        if (!isReady()) {
            throw new NotReadyException(whyNotReady);
        }
        changes.follow();
        return true;
    }

    private RuntimeException absent(@Nullable String name) {
        if (name == null || name.equals(ModelAlias.CHAMPION.id())) {
            return new NotReadyException(whyNotReady);
        }
        if (ModelAlias.find(name) != null) {
            return new ModelNotFoundException("No version is the candidate.");
        }
        if (versions().contains(name)) {
            return new ModelConflictException(
                    "That version is not in memory; make it the candidate or the champion first.");
        }
        return new ModelNotFoundException("There is no model of that version.");
    }
}
