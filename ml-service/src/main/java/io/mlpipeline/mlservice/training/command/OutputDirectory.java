package io.mlpipeline.mlservice.training.command;

import io.mlpipeline.mlservice.registry.ManifestFile;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The directory a model is written to. Training works in a hidden folder, so that the directory
 * itself holds a whole model or what it held before: beside a directory that is still absent, and
 * inside one that is there, for that may be a mount.
 */
final class OutputDirectory implements AutoCloseable {

    private final Path directory;
    private final Path hidden;
    private final boolean isNew;

    private OutputDirectory(Path directory, Path hidden, boolean isNew) {
        this.directory = directory;
        this.hidden = hidden;
        this.isNew = isNew;
    }

    /**
     * Checks that a model can be written there, before anything is spent on its training.
     *
     * @param force a model that is there already may be replaced
     * @throws OutputException if it cannot
     */
    static OutputDirectory prepare(Path path, boolean force) {
        Path directory = path.toAbsolutePath().normalize();
        boolean isNew = !Files.exists(directory);
        try {
            if (!isNew) {
                requireReplaceable(directory, force);
            }
            Path parent = isNew ? directory.getParent() : directory;
            if (parent == null) {
                throw new OutputException("--out %s is no directory of a model.".formatted(path));
            }
            Files.createDirectories(parent);
            Path hidden = Files.createDirectory(parent.resolve(".training-" + UUID.randomUUID()));
            return new OutputDirectory(directory, hidden, isNew);
        } catch (IOException e) {
            throw new OutputException(
                    "Nothing can be written to %s: choose another directory by --out, or change the rights of this one."
                            .formatted(path));
        }
    }

    private static void requireReplaceable(Path directory, boolean force) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new OutputException(
                    "%s is a file: name a directory by --out.".formatted(directory));
        }
        List<Path> present = children(directory);
        if (present.isEmpty()) {
            return;
        }
        if (!present.contains(directory.resolve(ModelManifest.FILE_NAME))) {
            throw new OutputException(
                    "%s is not empty and holds no model: name another directory by --out."
                            .formatted(directory));
        }
        if (!force) {
            throw new OutputException(
                    "There is a model in %s already: name another directory by --out, or replace it by --force."
                            .formatted(directory));
        }
        filesOfPrevious(directory);
    }

    private static List<String> filesOfPrevious(Path directory) {
        try {
            return List.copyOf(ManifestFile.read(directory, "before").files().keySet());
        } catch (ProblemException e) {
            throw new OutputException(
                    "The manifest in %s cannot be read: delete the directory, or name another one by --out."
                            .formatted(directory));
        }
    }

    /** Empty; the model is to be written here. */
    Path working() {
        return hidden.resolve("model");
    }

    /**
     * Puts the model that was written to {@link #working} into its place.
     *
     * @return where it is now
     */
    Path complete() throws IOException {
        if (isNew) {
            Files.move(working(), directory, StandardCopyOption.ATOMIC_MOVE);
        } else {
            removePrevious();
            for (Path file : manifestLast(children(working()))) {
                Files.move(file, directory.resolve(file.getFileName()));
            }
        }
        return directory;
    }

    /**
     * Takes away what belongs to the model before, its manifest first: without it there is none.
     */
    private void removePrevious() throws IOException {
        if (!Files.exists(directory.resolve(ModelManifest.FILE_NAME))) {
            return;
        }
        List<String> files = filesOfPrevious(directory);
        Files.delete(directory.resolve(ModelManifest.FILE_NAME));
        Files.deleteIfExists(directory.resolve(ModelManifest.DIGEST_NAME));
        for (String file : files) {
            Files.deleteIfExists(directory.resolve(file));
        }
    }

    private static List<Path> manifestLast(List<Path> files) {
        Path manifest = Path.of(ModelManifest.FILE_NAME);
        return files.stream()
                .sorted((a, b) ->
                        Boolean.compare(
                                manifest.equals(a.getFileName()), manifest.equals(b.getFileName())))
                .toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        }
    }

    /** Removes what is half-written. */
    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(hidden);
    }
}
