package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions in this replica's directory, together with those of the archive, which are fetched
 * when they are to be loaded. Without an archive the directory is all there is.
 */
final class VersionCache {

    private static final Logger log = LoggerFactory.getLogger(VersionCache.class);

    private final StoreOpening opening;
    private final ModelArchive archive;

    /** Published here, and to be archived when that is possible again. */
    private final Set<String> unarchived = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ModelStore store;

    /** What the archive held when it was last asked, so that lookups need not ask it. */
    private volatile Set<String> archived = Set.of();

    VersionCache(StoreOpening opening, ModelArchive archive) {
        this.opening = opening;
        this.archive = archive;
    }

    /** The directory, opened when first asked for. */
    ModelStore open() throws IOException {
        ModelStore opened = store;
        if (opened == null) {
            opened = opening.open(archive.isShared());
            store = opened;
        }
        return opened;
    }

    boolean isOpen() {
        return store != null;
    }

    /**
     * The directory.
     *
     * @throws NotReadyException before it is opened
     */
    ModelStore store() {
        ModelStore opened = store;
        if (opened == null) {
            throw new NotReadyException("The registry's directory is not open yet.");
        }
        return opened;
    }

    void archiveHolds(Set<String> versions) {
        archived = versions;
    }

    /** Whether a version is in the directory, or was in the archive when that was last asked. */
    boolean contains(String version) {
        return store().contains(version) || archived.contains(version);
    }

    /** Names of all versions, sorted. */
    Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>(archived);
        names.addAll(store().versions());
        return names;
    }

    /**
     * Manifest of a version, wherever it is.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if the manifest cannot be trusted
     * @throws NotReadyException if it is in the archive only, which cannot be asked
     */
    ModelManifest manifest(String version) {
        if (store().contains(version) || !archived.contains(version)) {
            return store().manifest(version);
        }
        return ManifestFile.parse(
                archivedFile(version, ModelManifest.FILE_NAME),
                archivedFile(version, ModelManifest.DIGEST_NAME),
                version);
    }

    /** One small file of a version, wherever it is, not verified; null if there is none. */
    byte @Nullable [] file(String version, String name) throws IOException {
        Path file = store().root().resolve(version).resolve(name);
        if (Files.isRegularFile(file)) {
            return Files.readAllBytes(file);
        }
        return archived.contains(version) ? archive.file(version, name) : null;
    }

    /**
     * The directory, with that version in it.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if the archive's files are not what their manifest says
     * @throws NotReadyException if it is in the archive only, which cannot be asked
     */
    ModelStore holding(String version) {
        ModelStore here = store();
        if (!here.contains(version) && VersionName.isValid(version)) {
            try {
                fetch(version, here);
            } catch (IOException e) {
                throw RegistryChanges.unwritable(e);
            }
        }
        return here;
    }

    /** Puts a version of the directory into the archive, if it is not there. */
    void archive(String version) throws IOException {
        if (archive.isShared()) {
            ModelManifest manifest = store().manifest(version);
            Path directory = store().directory(version);
            ModelStore.verify(directory, manifest);
            archive.put(directory, manifest);
        }
        unarchived.remove(version);
    }

    /** The same, or when the archive can be asked again: a trained model is not lost for that. */
    void archiveSoon(String version) throws IOException {
        unarchived.add(version);
        try {
            archive(version);
        } catch (NotReadyException e) {
            log.warn("Version {} is on this replica only, until the database answers.", version);
        }
    }

    /** What {@link #archiveSoon} left. */
    Set<String> unarchived() {
        return Set.copyOf(unarchived);
    }

    /** Removes a version from the directory, if it is there. */
    void delete(String version) throws IOException {
        unarchived.remove(version);
        if (store().contains(version)) {
            store().delete(version);
        }
    }

    private void fetch(String version, ModelStore here) throws IOException {
        Path incoming = here.incoming();
        try {
            archive.fetch(version, incoming);
            ModelManifest manifest = here.publish(incoming);
            if (!manifest.version().equals(version)) {
                throw new CorruptModelException(
                        version, ModelManifest.FILE_NAME, "is that of another version.");
            }
            log.info("Fetched version {}.", version);
        } finally {
            DurableFiles.deleteTree(incoming);
        }
    }

    private byte[] archivedFile(String version, String name) {
        byte[] content = archive.file(version, name);
        if (content == null) {
            throw new CorruptModelException(version, name, "is missing.");
        }
        return content;
    }
}
