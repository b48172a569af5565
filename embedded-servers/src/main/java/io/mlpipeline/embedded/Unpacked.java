package io.mlpipeline.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.FileUtils;

/**
 * Archives unpacked once for this user, under names that tell their content: several processes may
 * ask at once, and a newer archive gets a folder of its own.
 */
final class Unpacked {

    private static final Path CACHE =
            Path.of(System.getProperty("user.home"), ".cache", "ml-pipeline");

    /** Writes the content of an archive to a folder. */
    @FunctionalInterface
    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    private Unpacked() {}

    static Path tarXz(String name, byte[] archive) throws IOException {
        return once(name, archive, folder -> untar(archive, folder));
    }

    static Path once(String name, byte[] content, Unpacking unpacking) throws IOException {
        Path folder = CACHE.resolve(name + "-" + digest(content));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(CACHE);
        Path unfinished = Files.createTempDirectory(CACHE, "unfinished-");
        try {
            unpacking.into(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // another process was faster, or this failed
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            FileUtils.deleteQuietly(unfinished.toFile());
        }
        return folder;
    }

    private static void untar(byte[] archive, Path folder) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                write(tar, entry, entry.resolveIn(folder));
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
                throw new IOException("cannot make executable: " + file);
            }
        } else {
            throw new FileAlreadyExistsException("unexpected kind of entry: " + entry.getName());
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(sha256, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
