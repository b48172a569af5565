package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.calibration.LogLinearPool;
import io.mlpipeline.mlservice.calibration.Softmax;
import io.mlpipeline.mlservice.encoder.EmbeddingHead.Opinions;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What training on embeddings gives: a head, and how much each of its opinions counts.
 *
 * @param encoder SHA-256 of the encoder that gave the embeddings; no other will do
 * @param head trained on embeddings
 * @param pool weights of the regression, the neighbours, and of a linear model's logits where one
 *     takes part; see {@link LogLinearPool}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EncoderModel(String encoder, EmbeddingHead head, double[] pool) {

    /** Name of the file in the model directory. */
    public static final String FILE = "encoder.bin";

    /** Calibrated probability of every class, from the text's embedding alone. */
    public float[] probabilities(float[] vector) {
        Opinions opinions = head.opinions(vector);
        return pooled(opinions.regression(), opinions.neighbours());
    }

    /** Calibrated probability of every class, with a linear model's logits as a third opinion. */
    public float[] probabilities(float[] vector, float[] linearLogits) {
        Opinions opinions = head.opinions(vector);
        return pooled(opinions.regression(), opinions.neighbours(), linearLogits);
    }

    private float[] pooled(float[]... opinions) {
        float[] probabilities = LogLinearPool.pooled(pool, opinions);
        Softmax.inPlace(probabilities);
        return probabilities;
    }

    /**
     * Checks that the model's parts and the encoder belong together.
     *
     * @param opinions how many opinions are pooled
     * @throws IOException if they do not; says what differs
     */
    public void requireFit(SentenceEncoder present, int classes, int opinions) throws IOException {
        if (!encoder.equals(present.sha256())) {
            throw new IOException(
                    "The model was trained with another version of the sentence encoder: train it again.");
        }
        if (head.classes() != classes || pool.length != opinions) {
            throw new IOException(FILE + " does not belong to the labels of the manifest.");
        }
    }

    public void write(Path directory) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                Files.newOutputStream(directory.resolve(FILE)), 1 << 16))) {
            out.writeUTF(encoder);
            head.write(out);
            out.writeInt(pool.length);
            for (double weight : pool) {
                out.writeDouble(weight);
            }
        }
    }

    public static EncoderModel read(Path directory) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                Files.newInputStream(directory.resolve(FILE)), 1 << 16))) {
            String encoder = in.readUTF();
            EmbeddingHead head = EmbeddingHead.read(in);
            double[] pool = new double[in.readInt()];
            for (int i = 0; i < pool.length; i++) {
                pool[i] = in.readDouble();
            }
            return new EncoderModel(encoder, head, pool);
        }
    }
}
