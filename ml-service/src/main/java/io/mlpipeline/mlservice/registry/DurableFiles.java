package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Files that are whole after a crash: written beside their place, forced to disk, renamed. */
final class DurableFiles {

    private DurableFiles() {}

    /** Replaces a file in one step; who reads it sees the old bytes or the new. */
    static void replace(Path folder, String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path temporary = folder.resolve(".in-" + UUID.randomUUID());
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW);
            sync(temporary);
            Files.move(
                    temporary,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Forces a file's bytes, or a folder's entries, to disk. */
    static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && path.getFileSystem().getSeparator().equals("\\")) {
            return; // Windows opens no folders, and needs no such call
        }
        StandardOpenOption option = folder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** Deletes a folder and all it holds, if it is there. */
    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(root)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
