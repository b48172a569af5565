package io.mlpipeline.mlservice.engine;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a classifier out of the files of a model directory; one implementation for each engine. */
public interface ClassifierFactory {

    EngineKind engine();

    /**
     * Loads a model whose files have been checked against their digests.
     *
     * @param directory the model's files
     * @param labels the model's labels, in the order of its scores
     * @throws IOException if a file cannot be read, or does not hold what the engine needs; the
     *     message says which and why
     */
    TextClassifier load(Path directory, Labels labels) throws IOException;
}
