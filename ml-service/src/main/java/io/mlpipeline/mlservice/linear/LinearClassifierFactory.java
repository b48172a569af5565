package io.mlpipeline.mlservice.linear;

import io.mlpipeline.mlservice.engine.ClassifierFactory;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps linear models in a file, and makes classifiers of them. */
public final class LinearClassifierFactory implements ClassifierFactory {

    /** Name of the file in the model directory. */
    public static final String FILE = "linear.bin";

    @Override
    public EngineKind engine() {
        return EngineKind.LINEAR;
    }

    @Override
    public LinearClassifier load(Path directory, Labels labels) throws IOException {
        LinearModel model = read(directory);
        if (model.classes() != labels.size()) {
            throw new IOException(FILE + " does not belong to the labels of the manifest.");
        }
        return new LinearClassifier(model, labels);
    }

    public LinearModel read(Path directory) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                Files.newInputStream(directory.resolve(FILE)), 1 << 16))) {
            return LinearModel.read(in);
        }
    }

    public void write(LinearModel model, Path directory) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(directory.resolve(FILE)), 1 << 16))) {
            model.write(out);
        }
    }
}
