package io.mlpipeline.mlservice.registry;

import io.mlpipeline.mlservice.engine.ClassifierFactory;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.TextClassifier;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a loaded model out of a version on disk: verified first, then loaded, then warmed up. */
final class ModelLoader {

    private static final Logger log = LoggerFactory.getLogger(ModelLoader.class);

    private final Map<EngineKind, ClassifierFactory> factories = new EnumMap<>(EngineKind.class);
    private final WarmUp warmUp;

    /** A loader for some engines; of two factories for one engine the first counts. */
    ModelLoader(List<ClassifierFactory> factories, WarmUp warmUp) {
        for (ClassifierFactory factory : factories) {
            this.factories.putIfAbsent(factory.engine(), factory);
        }
        this.warmUp = warmUp;
    }

    /**
     * Loads a version.
     *
     * @param gently whether others are being served meanwhile
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if it is not what its manifest says, or does not work
     */
    LoadedModel load(ModelStore store, String version, boolean gently) {
        long start = System.nanoTime();
        Path directory = store.directory(version);
        ModelManifest manifest = store.manifest(version);
        ModelStore.verify(directory, manifest);
        TextClassifier classifier = create(directory, manifest);
        long loaded = System.nanoTime();
        try {
            requireSameLabels(classifier, manifest);
            warmUp.run(classifier, gently);
        } catch (RuntimeException e) {
            classifier.close();
            throw e instanceof CorruptModelException
                    ? e
                    : unusable(manifest, "was loaded, but fails when it classifies.", e);
        }
        return new LoadedModel(
                manifest,
                classifier,
                Duration.ofNanos(loaded - start),
                Duration.ofNanos(System.nanoTime() - loaded));
    }

    private TextClassifier create(Path directory, ModelManifest manifest) {
        ClassifierFactory factory = factories.get(manifest.engineKind());
        if (factory == null) {
            throw unusable(
                    manifest,
                    "names the engine %s, which this service lacks.".formatted(manifest.engine()),
                    null);
        }
        try {
            return factory.load(directory, new Labels(manifest.labels()));
        } catch (FileSystemException | RuntimeException e) {
            // their messages hold paths of this machine, or say nothing to a caller
            throw unusable(manifest, "lists files that its engine cannot read.", e);
        } catch (IOException e) {
            throw unusable(
                    manifest, "lists files that its engine cannot read: " + e.getMessage(), e);
        }
    }

    private static void requireSameLabels(TextClassifier classifier, ModelManifest manifest) {
        if (!classifier.labels().names().equals(manifest.labels())) {
            throw unusable(manifest, "has other labels than the files it lists.", null);
        }
    }

    /** The cause is for the log alone, since refusals carry no trace. */
    private static CorruptModelException unusable(
            ModelManifest manifest, String reason, @Nullable Exception cause) {
        log.warn("Version {} {}", manifest.version(), reason, cause);
        return new CorruptModelException(manifest.version(), ModelManifest.FILE_NAME, reason);
    }
}
