package io.mlpipeline.mlservice.registry;

import io.mlpipeline.mlservice.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * What a file must be, to be the one that was written.
 *
 * @param bytes its size
 * @param sha256 its SHA-256, 64 lower-case hexadecimal digits
 */
public record FileDigest(long bytes, String sha256) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int CHUNK = 1 << 16;

    public FileDigest {
        if (bytes < 0) {
            throw new IllegalArgumentException("The size of a file cannot be negative.");
        }
        requireSha256(sha256);
    }

    /** Reads a file to its end. */
    public static FileDigest of(Path file) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        long bytes = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                bytes += read;
            }
        }
        return new FileDigest(bytes, Sha256.hex(digest));
    }

    /** Of content that is in memory. */
    public static FileDigest of(byte[] content) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(content);
        return new FileDigest(content.length, Sha256.hex(digest));
    }

    static String requireSha256(String text) {
        if (!SHA256.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "A SHA-256 is written as 64 lower-case hexadecimal digits.");
        }
        return text;
    }
}
