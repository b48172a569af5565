package io.mlpipeline.mlservice.registry;

import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a model directory holds and where it comes from; stands in it as {@code manifest.json}.
 *
 * @param format number of this format; {@link #FORMAT} is the one known here
 * @param version name of the version, and of its directory
 * @param engine id of the engine that loads it: {@code linear}, {@code encoder}, {@code cascade},
 *     {@code onnx}
 * @param labels the classes, in the order of the scores
 * @param files every file beside the manifest that belongs to the model, by its plain name
 * @param data what it was trained on
 * @param metrics what it reached on held-out examples
 * @param abstainBelow an answer with a lower best score is marked as an abstention; 0 to 1
 * @param seed seed of everything random in training
 * @param trainedAt when training began
 * @param codeVersion version of the suite that trained it
 * @param licence terms of use of the model, an SPDX identifier where there is one
 * @param baseEncoder the pretrained encoder that the model needs but does not contain, if any
 */
public record ModelManifest(
        int format,
        String version,
        String engine,
        List<String> labels,
        Map<String, FileDigest> files,
        TrainingData data,
        Metrics metrics,
        double abstainBelow,
        long seed,
        Instant trainedAt,
        String codeVersion,
        String licence,
        @Nullable BaseEncoder baseEncoder) {

    /** The format written and read by this version of the suite. */
    public static final int FORMAT = 1;

    /** Name of the manifest in a model's directory. */
    public static final String FILE_NAME = "manifest.json";

    /** Name of the file with the manifest's own digest, as {@code sha256sum} writes it. */
    public static final String DIGEST_NAME = "manifest.sha256";

    /** Name of the training report in a model's directory; optional, listed in {@code files}. */
    public static final String REPORT_NAME = "report.json";

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    /**
     * Examples a model was trained on.
     *
     * @param sha256 digest of the examples as read
     * @param examples how many there were
     */
    public record TrainingData(String sha256, long examples) {

        public TrainingData {
            FileDigest.requireSha256(sha256);
        }
    }

    /**
     * Results on held-out examples, each from 0 to 1.
     *
     * @param accuracy share of right answers
     * @param macroF1 mean over the labels of F1
     * @param expectedCalibrationError mean distance between score and share of right answers
     */
    public record Metrics(double accuracy, double macroF1, double expectedCalibrationError) {

        public Metrics {
            requireShare("accuracy", accuracy);
            requireShare("macroF1", macroF1);
            requireShare("expectedCalibrationError", expectedCalibrationError);
        }
    }

    /**
     * A pretrained encoder that a model is built upon.
     *
     * @param name name of the encoder
     * @param sha256 digest of its file, so that another one is not taken for it
     */
    public record BaseEncoder(String name, String sha256) {

        public BaseEncoder {
            FileDigest.requireSha256(sha256);
        }
    }

    public ModelManifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "Format %d is not known here, only %d.".formatted(format, FORMAT));
        }
        requirePresent("version", version);
        requirePresent("engine", engine);
        requirePresent("labels", labels);
        requirePresent("files", files);
        requirePresent("data", data);
        requirePresent("metrics", metrics);
        requirePresent("trainedAt", trainedAt);
        requirePresent("codeVersion", codeVersion);
        requirePresent("licence", licence);
        VersionName.require(version);
        EngineKind.of(engine);
        labels = new Labels(labels).names();
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A model needs at least one file.");
        }
        for (String file : files.keySet()) {
            requirePlainName(file);
        }
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        requireShare("abstainBelow", abstainBelow);
    }

    public EngineKind engineKind() {
        return EngineKind.of(engine);
    }

    /** Jackson hands over null for what a file leaves out. */
    private static void requirePresent(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The member " + name + " is missing.");
        }
    }

    private static void requirePlainName(String file) {
        if (!PLAIN_NAME.matcher(file).matches()
                || file.equals(FILE_NAME)
                || file.equals(DIGEST_NAME)) {
            throw new IllegalArgumentException(
                    "The files of a model have plain names without folders, and the manifest is"
                            + " not one of them.");
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1.");
        }
    }
}
