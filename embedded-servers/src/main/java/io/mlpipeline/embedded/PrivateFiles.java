package io.mlpipeline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only this user may read, from their first moment on. */
public final class PrivateFiles {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    static Path temporary(String content) throws IOException {
        return Files.writeString(Files.createTempFile("mlpipeline", "", OWNER_ONLY), content);
    }

    /** Writes a file anew. */
    public static void write(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, OWNER_ONLY);
        Files.writeString(file, content, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
