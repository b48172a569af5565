package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.cascade.CascadeModel;
import io.mlpipeline.mlservice.dataset.Dataset;
import io.mlpipeline.mlservice.dataset.TextDigests;
import io.mlpipeline.mlservice.digest.Sha256;
import io.mlpipeline.mlservice.encoder.EncoderModel;
import io.mlpipeline.mlservice.encoder.SentenceEncoder;
import io.mlpipeline.mlservice.encoder.SharedEncoder;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.linear.LinearClassifierFactory;
import io.mlpipeline.mlservice.linear.LinearModel;
import io.mlpipeline.mlservice.registry.FileDigest;
import io.mlpipeline.mlservice.registry.ManifestFile;
import io.mlpipeline.mlservice.registry.ModelManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a model directory. The model's version is named after what its files hold, so the same
 * data and seed give the same version; only the manifest's date and the report's cost differ.
 */
final class ModelWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final int VERSION_DIGITS = 12;

    private final SharedEncoder encoders;

    ModelWriter(SharedEncoder encoders) {
        this.encoders = encoders;
    }

    TrainedModel write(
            Learned learned,
            Calibrated calibrated,
            Dataset data,
            TrainingSpec spec,
            TrainingReport report,
            Path directory)
            throws IOException {
        Files.createDirectories(directory);
        writeEngine(learned, calibrated, directory);
        TextDigests.of(data.texts()).write(directory);
        Map<String, FileDigest> files = digests(directory);
        String version = spec.engine().id() + "-" + fingerprint(files);
        Path reportFile = directory.resolve(ModelManifest.REPORT_NAME);
        Files.write(reportFile, JSON.writeValueAsBytes(report));
        files.put(ModelManifest.REPORT_NAME, FileDigest.of(reportFile));
        ModelManifest manifest =
                new ModelManifest(
                        ModelManifest.FORMAT,
                        version,
                        spec.engine().id(),
                        data.labels().names(),
                        files,
                        new ModelManifest.TrainingData(
                                data.summary().sha256(), data.summary().used()),
                        new ModelManifest.Metrics(
                                report.evaluation().accuracy(),
                                report.evaluation().macroF1(),
                                report.evaluation().reliability().expectedCalibrationError()),
                        report.abstainBelow(),
                        spec.seed(),
                        date(),
                        codeVersion(),
                        spec.licence(),
                        baseEncoder(spec.engine()));
        ManifestFile.write(directory, manifest);
        return new TrainedModel(directory, manifest, report);
    }

    private void writeEngine(Learned learned, Calibrated calibrated, Path directory)
            throws IOException {
        switch (calibrated.engine()) {
            case LINEAR ->
                    new LinearClassifierFactory().write(linear(learned, calibrated), directory);
            case ENCODER -> encoderModel(learned, calibrated.encoder()).write(directory);
            default ->
                    new CascadeModel(
                                    linear(learned, calibrated),
                                    encoderModel(learned, calibrated.second()),
                                    Objects.requireNonNull(calibrated.cascade()).threshold())
                            .write(directory);
        }
    }

    private static LinearModel linear(Learned learned, Calibrated calibrated) {
        return Objects.requireNonNull(learned.linear()).withSharpness(calibrated.linear()[0]);
    }

    private EncoderModel encoderModel(Learned learned, double[] pool) throws IOException {
        return new EncoderModel(
                encoders.get().sha256(), Objects.requireNonNull(learned.head()), pool);
    }

    private static Map<String, FileDigest> digests(Path directory) throws IOException {
        Map<String, FileDigest> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                digests.put(file.getFileName().toString(), FileDigest.of(file));
            }
        }
        return digests;
    }

    private static String fingerprint(Map<String, FileDigest> files) {
        MessageDigest digest = Sha256.newDigest();
        files.forEach((name, file) ->
                digest.update((name + file.sha256()).getBytes(StandardCharsets.UTF_8)));
        return Sha256.hex(digest).substring(0, VERSION_DIGITS);
    }

    /** Now, or the date of the sources where a reproducible build sets it. */
    private static Instant date() {
        String epoch = System.getenv("SOURCE_DATE_EPOCH");
        return epoch == null
                ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                : Instant.ofEpochSecond(Long.parseLong(epoch));
    }

    private static String codeVersion() throws IOException {
        try (InputStream in =
                ModelWriter.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("build.version", "development");
        }
    }

    private ModelManifest.@Nullable BaseEncoder baseEncoder(EngineKind engine) throws IOException {
        return engine == EngineKind.LINEAR
                ? null
                : new ModelManifest.BaseEncoder(SentenceEncoder.NAME, encoders.get().sha256());
    }
}
