package io.mlpipeline.benchmarks.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The split on disk, in a folder named after the data's digest, so that what is trained on it can
 * be kept there.
 *
 * @param folder for everything made from this data and split
 * @param digest first 16 hex digits of the SHA-256 over the data, its columns, the share and the
 *     seed
 * @param heldOut the examples that are sent
 * @param trained number of examples trained on
 */
public record PreparedData(Path folder, String digest, List<LabelledText> heldOut, int trained) {

    public static final String TEXT_COLUMN = LabelledTextFile.TEXT;
    public static final String LABEL_COLUMN = LabelledTextFile.LABEL;

    private static final JsonMapper JSON = JsonMapper.shared();

    static PreparedData of(
            Path data, String textColumn, String labelColumn, double share, long seed, Path work)
            throws IOException {
        byte[] bytes = Files.readAllBytes(data);
        String digest = digest(bytes, textColumn + '\0' + labelColumn + '\0' + share + '\0' + seed);
        StratifiedSplit split =
                StratifiedSplit.of(
                        LabelledTextFile.read(data, textColumn, labelColumn), share, seed);
        if (split.heldOut().isEmpty()) {
            throw new IllegalArgumentException(data + " has too few texts to hold any out");
        }
        Path folder = Files.createDirectories(work.resolve(digest)).toAbsolutePath();
        PreparedData prepared =
                new PreparedData(folder, digest, split.heldOut(), split.train().size());
        LabelledTextFile.write(prepared.trainCsv(), split.train());
        StratifiedSplit shorter = StratifiedSplit.of(split.train(), share, seed);
        LabelledTextFile.write(prepared.shorterTrainCsv(), shorter.train());
        Files.write(prepared.bodies(), split.heldOut().stream().map(PreparedData::body).toList());
        return prepared;
    }

    /**
     * The examples to train on, with the columns {@value #TEXT_COLUMN} and {@value #LABEL_COLUMN}.
     */
    public Path trainCsv() {
        return folder.resolve("train.csv");
    }

    /** Four fifths (with the default share) of the same, for a second version of a model. */
    public Path shorterTrainCsv() {
        return folder.resolve("train-shorter.csv");
    }

    /** The held-out texts as request bodies, one JSON object per line. */
    public Path bodies() {
        return folder.resolve("bodies.jsonl");
    }

    public List<String> texts() {
        return heldOut.stream().map(LabelledText::text).toList();
    }

    private static String body(LabelledText example) {
        return JSON.writeValueAsString(Map.of("text", example.text()));
    }

    private static String digest(byte[] data, String settings) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(data);
            sha.update(settings.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
