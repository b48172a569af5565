package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The model versions on disk: one folder for each, written once and never changed. A version
 * appears whole or not at all, also to other processes that read the same directory.
 */
public final class ModelStore {

    /** Folders in the making start with this, which no version name can. */
    private static final String HIDDEN = ".";

    private final Path root;

    /** A store in a directory, which need not exist yet. */
    public ModelStore(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Names of the versions, sorted; an absent directory has none. */
    public List<String> versions() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(VersionName::isValid)
                    .sorted()
                    .toList();
        }
    }

    public boolean contains(String version) {
        return VersionName.isValid(version) && Files.isDirectory(root.resolve(version));
    }

    /**
     * Folder of a version.
     *
     * @throws ModelNotFoundException if there is none of that name
     */
    public Path directory(String version) {
        if (!contains(version)) {
            throw new ModelNotFoundException("There is no model of that version.");
        }
        return root.resolve(version);
    }

    /**
     * Manifest of a version; the files are not looked at.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if the manifest cannot be understood, or is another version's
     */
    public ModelManifest manifest(String version) {
        ModelManifest manifest = ManifestFile.read(directory(version), version);
        if (!manifest.version().equals(version)) {
            throw new CorruptModelException(
                    version, ModelManifest.FILE_NAME, "is that of another version.");
        }
        return manifest;
    }

    /**
     * Copies a finished model into the store, under the version that its manifest names. Doing it
     * again with the same model changes nothing.
     *
     * @param source a directory with a manifest and the files that it lists
     * @return the published model's manifest
     * @throws CorruptModelException if the source is not what its manifest says
     * @throws ModelConflictException if that version is there already with other contents
     */
    public ModelManifest publish(Path source) throws IOException {
        ModelManifest manifest = ManifestFile.read(source, "to be published");
        if (contains(manifest.version())) {
            requireSame(manifest);
            return manifest;
        }
        Path incoming = incoming();
        try {
            copy(source, manifest, incoming);
            DurableFiles.sync(incoming);
            moveIntoPlace(incoming, manifest);
        } finally {
            DurableFiles.deleteTree(incoming);
        }
        DurableFiles.sync(root);
        return manifest;
    }

    /** An empty folder that is no version, for what is to become one; its maker deletes it. */
    Path incoming() throws IOException {
        Files.createDirectories(root);
        return Files.createDirectory(root.resolve(HIDDEN + "in-" + UUID.randomUUID()));
    }

    /**
     * Makes a file and deletes it again.
     *
     * @throws IOException if nothing can be published here
     */
    void requireWritable() throws IOException {
        Files.createDirectories(root);
        Files.delete(Files.createTempFile(root, HIDDEN, ""));
    }

    /**
     * Removes a version from the disk.
     *
     * @throws ModelNotFoundException if there is none of that name
     */
    void delete(String version) throws IOException {
        Path outgoing = root.resolve(HIDDEN + "out-" + UUID.randomUUID());
        Files.move(directory(version), outgoing, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.deleteTree(outgoing);
    }

    /**
     * Compares every file of a model with its manifest.
     *
     * @throws CorruptModelException naming the first file that differs
     */
    static void verify(Path directory, ModelManifest manifest) {
        for (Map.Entry<String, FileDigest> file : manifest.files().entrySet()) {
            verify(directory, manifest.version(), file.getKey(), file.getValue());
        }
    }

    private static void verify(Path directory, String version, String name, FileDigest expected) {
        Path file = directory.resolve(name);
        try {
            if (!Files.isRegularFile(file)) {
                throw new CorruptModelException(version, name, "is missing.");
            }
            long bytes = Files.size(file);
            if (bytes != expected.bytes()) {
                throw new CorruptModelException(
                        version,
                        name,
                        "has %d bytes instead of %d.".formatted(bytes, expected.bytes()));
            }
            if (!FileDigest.of(file).equals(expected)) {
                throw new CorruptModelException(
                        version, name, "is not the file that was trained: its SHA-256 differs.");
            }
        } catch (IOException e) {
            throw new CorruptModelException(version, name, "cannot be read.");
        }
    }

    private static void copy(Path source, ModelManifest manifest, Path target) throws IOException {
        List<String> names = new ArrayList<>(manifest.files().keySet());
        names.add(ModelManifest.FILE_NAME);
        names.add(ModelManifest.DIGEST_NAME);
        for (String name : names) {
            if (!Files.isRegularFile(source.resolve(name))) {
                throw new CorruptModelException(manifest.version(), name, "is missing.");
            }
            Files.copy(source.resolve(name), target.resolve(name));
            DurableFiles.sync(target.resolve(name));
        }
        // what was copied is what counts
        verify(target, manifest);
    }

    private void moveIntoPlace(Path incoming, ModelManifest manifest) throws IOException {
        Path place = root.resolve(manifest.version());
        try {
            Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The registry's file system cannot rename atomically.", e);
        } catch (FileSystemException e) {
            if (!contains(manifest.version())) {
                throw e;
            }
            requireSame(manifest); // another publisher was faster
        }
    }

    private void requireSame(ModelManifest wanted) {
        ModelManifest present = manifest(wanted.version());
        if (!present.files().equals(wanted.files())) {
            throw new ModelConflictException(
                    "Version %s is there already, with other contents."
                            .formatted(wanted.version()));
        }
        verify(root.resolve(wanted.version()), present);
    }
}
