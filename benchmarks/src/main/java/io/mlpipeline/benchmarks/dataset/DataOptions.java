package io.mlpipeline.benchmarks.dataset;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which labelled texts to train on and to send. */
public final class DataOptions {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "CSV with labelled texts")
    private Path data = Path.of("");

    @Option(names = "--text-column", paramLabel = "NAME", description = "default: ${DEFAULT-VALUE}")
    private String textColumn = "text";

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            description = "default: ${DEFAULT-VALUE}")
    private String labelColumn = "category";

    @Option(
            names = "--hold-out",
            paramLabel = "SHARE",
            description = "of every label to send and not to train on, default: ${DEFAULT-VALUE}")
    private double holdOut = 0.2;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the split, default: ${DEFAULT-VALUE}")
    private long seed = 42;

    /** Splits the texts and writes both parts below {@code work}, unless they are there already. */
    public PreparedData prepare(Path work) throws IOException {
        if (!(holdOut > 0 && holdOut < 1)) {
            throw new IllegalArgumentException("--hold-out must lie between 0 and 1");
        }
        return PreparedData.of(data, textColumn, labelColumn, holdOut, seed, work);
    }
}
