package io.mlpipeline.mlservice.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code manifest.json}, strictly: what is not understood is refused. */
public final class ManifestFile {

    /** Far above that of a model with thousands of labels. */
    private static final long MAX_BYTES = 4 << 20;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .changeDefaultPropertyInclusion(
                            included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    private ManifestFile() {}

    /**
     * Manifest of the model in a directory.
     *
     * @param version name for messages
     * @throws CorruptModelException if it is missing, unreadable, or not a manifest known here
     */
    public static ModelManifest read(Path directory, String version) {
        Path manifest = directory.resolve(ModelManifest.FILE_NAME);
        Path digest = directory.resolve(ModelManifest.DIGEST_NAME);
        try {
            if (Files.size(manifest) > MAX_BYTES) {
                throw tooLarge(version);
            }
            if (!Files.isRegularFile(digest)) {
                throw new CorruptModelException(version, ModelManifest.DIGEST_NAME, "is missing.");
            }
            if (Files.size(digest) > MAX_BYTES) {
                throw differs(version);
            }
            return parse(Files.readAllBytes(manifest), Files.readAllBytes(digest), version);
        } catch (IOException e) {
            throw refused(version, "is missing or cannot be read.");
        }
    }

    /**
     * Manifest of a model whose files are elsewhere.
     *
     * @param manifest content of {@code manifest.json}
     * @param digest content of {@code manifest.sha256}
     * @param version name for messages
     * @throws CorruptModelException if it is not the digest's, or not a manifest known here
     */
    public static ModelManifest parse(byte[] manifest, byte[] digest, String version) {
        if (manifest.length > MAX_BYTES) {
            throw tooLarge(version);
        }
        byte[] expected =
                digestLine(FileDigest.of(manifest).sha256()).getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(digest, expected)) {
            throw differs(version);
        }
        try {
            return JSON.readValue(manifest, ModelManifest.class);
        } catch (JacksonException e) {
            throw refused(version, "is not a complete manifest: " + reason(e));
        }
    }

    /** Writes a manifest and its digest, the same bytes for the same manifest. */
    public static void write(Path directory, ModelManifest manifest) throws IOException {
        Path file = directory.resolve(ModelManifest.FILE_NAME);
        Files.write(file, JSON.writeValueAsBytes(manifest));
        Files.writeString(
                directory.resolve(ModelManifest.DIGEST_NAME),
                digestLine(FileDigest.of(file).sha256()));
    }

    private static String digestLine(String sha256) {
        return sha256 + "  " + ModelManifest.FILE_NAME + "\n";
    }

    private static String reason(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return e.getOriginalMessage();
    }

    private static CorruptModelException tooLarge(String version) {
        return refused(version, "is larger than any manifest.");
    }

    private static CorruptModelException differs(String version) {
        return refused(version, "is not what was written: its SHA-256 differs.");
    }

    private static CorruptModelException refused(String version, String reason) {
        return new CorruptModelException(version, ModelManifest.FILE_NAME, reason);
    }
}
