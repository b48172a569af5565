package io.mlpipeline.mlservice.cascade;

import io.mlpipeline.mlservice.encoder.EncoderModel;
import io.mlpipeline.mlservice.linear.LinearClassifierFactory;
import io.mlpipeline.mlservice.linear.LinearModel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two models and when to ask the second.
 *
 * @param linear asked first
 * @param encoder asked if the linear model's best score is below the threshold; it counts the
 *     linear model's logits as a third opinion
 * @param threshold calibrated in training
 */
public record CascadeModel(LinearModel linear, EncoderModel encoder, double threshold) {

    /** Name of the file, beside those of the two models, in the model directory. */
    static final String FILE = "cascade.bin";

    public void write(Path directory) throws IOException {
        new LinearClassifierFactory().write(linear, directory);
        encoder.write(directory);
        try (DataOutputStream out =
                new DataOutputStream(Files.newOutputStream(directory.resolve(FILE)))) {
            out.writeDouble(threshold);
        }
    }

    static CascadeModel read(Path directory) throws IOException {
        try (DataInputStream in =
                new DataInputStream(Files.newInputStream(directory.resolve(FILE)))) {
            return new CascadeModel(
                    new LinearClassifierFactory().read(directory),
                    EncoderModel.read(directory),
                    in.readDouble());
        }
    }
}
