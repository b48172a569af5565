package io.mlpipeline.mlservice.keyword;

import io.mlpipeline.mlservice.registry.FileDigest;
import io.mlpipeline.mlservice.registry.ManifestFile;
import io.mlpipeline.mlservice.registry.ModelManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes model directories for the keyword engine. */
public final class KeywordModel {

    public static final String KEYWORDS = "keywords.txt";

    /** The classes of every such model; the keyword of each is its own name. */
    public static final List<String> LABELS = List.of("card", "refund", "transfer");

    private KeywordModel() {}

    /** Writes a model that abstains below 0.5 into a registry's folder. */
    public static Path write(Path registry, String version) {
        return write(registry, version, Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** Writes a model trained at some time into a registry's folder. */
    public static Path write(Path registry, String version, Instant trainedAt) {
        return write(registry, version, trainedAt, LABELS);
    }

    /** Writes a model with any keywords, one for each label, into a registry's folder. */
    public static Path write(
            Path registry, String version, Instant trainedAt, List<String> keywords) {
        try {
            Path directory = Files.createDirectories(registry.resolve(version));
            Files.write(directory.resolve(KEYWORDS), keywords);
            Files.writeString(
                    directory.resolve(ModelManifest.REPORT_NAME), "{\"accuracy\":0.875}\n");
            Map<String, FileDigest> files = new TreeMap<>();
            for (String name : List.of(KEYWORDS, ModelManifest.REPORT_NAME)) {
                files.put(name, FileDigest.of(directory.resolve(name)));
            }
            ManifestFile.write(directory, manifest(version, trainedAt, files));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelManifest manifest(
            String version, Instant trainedAt, Map<String, FileDigest> files) {
        return new ModelManifest(
                ModelManifest.FORMAT,
                version,
                "linear",
                new ArrayList<>(LABELS),
                files,
                new ModelManifest.TrainingData("0".repeat(64), 30),
                new ModelManifest.Metrics(0.875, 0.8, 0.02),
                0.5,
                42,
                trainedAt,
                "0.1.0",
                "Apache-2.0",
                null);
    }
}
