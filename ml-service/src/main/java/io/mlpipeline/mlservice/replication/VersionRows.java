package io.mlpipeline.mlservice.replication;

import io.mlpipeline.mlservice.registry.CorruptModelException;
import io.mlpipeline.mlservice.registry.ManifestFile;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.mlpipeline.mlservice.registry.ModelNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;

/**
 * A version as rows: one of {@code model_version}, and one of {@code model_file} for each file. A
 * file passes through memory in parts only.
 */
final class VersionRows {

    private static final int PART_BYTES = 4 << 20;

    private final JdbcClient sql;
    private final String version;

    VersionRows(JdbcClient sql, String version) {
        this.sql = sql;
        this.version = version;
    }

    /** Inserts a model directory, and its labels; false if the version is there already. */
    boolean insert(Path directory, ModelManifest manifest) {
        int added =
                sql.sql(
                                "insert into model_version (version, engine, trained_at, report)"
                                        + " values (?, ?, ?, ?::jsonb) on conflict do nothing")
                        .param(version)
                        .param(manifest.engine())
                        .param(manifest.trainedAt().atOffset(ZoneOffset.UTC))
                        .param(report(directory, manifest))
                        .update();
        if (added == 0) {
            return false;
        }
        for (String name : names(manifest)) {
            sql.sql("insert into model_file (version, name, content) values (?, ?, ?)")
                    .params(
                            version,
                            name,
                            new SqlBinaryValue(new FileSystemResource(directory.resolve(name))))
                    .update();
        }
        // in one order for all, so that two who insert the same labels wait and do not deadlock
        for (String label : manifest.labels().stream().sorted().toList()) {
            sql.sql(
                            "insert into label (name) select ? where length(?) between 1 and 200 on"
                                    + " conflict do nothing")
                    .params(label, label)
                    .update();
        }
        return true;
    }

    /** Writes all files into a directory: those that the manifest lists, of the length it gives. */
    void writeTo(Path directory) throws IOException {
        write(ModelManifest.FILE_NAME, directory, null);
        write(ModelManifest.DIGEST_NAME, directory, null);
        ModelManifest manifest = ManifestFile.read(directory, version);
        for (var file : manifest.files().entrySet()) {
            write(file.getKey(), directory, file.getValue().bytes());
        }
    }

    private void write(String name, Path directory, @Nullable Long expected) throws IOException {
        long bytes = length(name);
        if (expected != null && bytes != expected) {
            throw new CorruptModelException(
                    version, name, "has %d bytes instead of %d.".formatted(bytes, expected));
        }
        if (expected == null && bytes > PART_BYTES) {
            throw new CorruptModelException(version, name, "is larger than any manifest.");
        }
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            for (long offset = 0; offset < bytes; offset += PART_BYTES) {
                out.write(part(name, offset));
            }
        }
    }

    private long length(String name) {
        return sql.sql(
                        "select octet_length(content) from model_file where version = ? and name ="
                                + " ?")
                .params(version, name)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> absent(name));
    }

    /** Stored uncompressed and out of line, so that a part costs no more than itself. */
    private byte[] part(String name, long offset) {
        return sql.sql(
                        "select substring(content from ? for ?) from model_file where version = ?"
                                + " and name = ?")
                .params((int) offset + 1, PART_BYTES, version, name)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> absent(name));
    }

    private RuntimeException absent(String name) {
        return name.equals(ModelManifest.FILE_NAME)
                ? new ModelNotFoundException("There is no model of that version.")
                : new CorruptModelException(version, name, "is missing.");
    }

    private static List<String> names(ModelManifest manifest) {
        List<String> names = new ArrayList<>(manifest.files().keySet());
        names.add(ModelManifest.FILE_NAME);
        names.add(ModelManifest.DIGEST_NAME);
        return names;
    }

    private static @Nullable String report(Path directory, ModelManifest manifest) {
        if (!manifest.files().containsKey(ModelManifest.REPORT_NAME)) {
            return null;
        }
        try {
            return Files.readString(
                    directory.resolve(ModelManifest.REPORT_NAME), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
