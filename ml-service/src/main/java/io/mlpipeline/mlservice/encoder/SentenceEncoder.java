package io.mlpipeline.mlservice.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mlpipeline.mlservice.digest.Sha256;
import io.mlpipeline.mlservice.onnxruntime.OnnxEnvironment;
import io.mlpipeline.mlservice.onnxruntime.TextTokenizer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * bge-small-en-v1.5 with eight-bit weights: texts to vectors of 384 numbers. Xiao et al., "C-Pack:
 * Packed Resources For General Chinese Embedding", 2023 (arXiv 2309.07597).
 *
 * <p>One session serves all callers and all models, as the encoder is never trained; each call runs
 * on its caller's thread. Safe for use by many threads until it is closed.
 */
public final class SentenceEncoder implements AutoCloseable {

    /** Name in manifests. */
    public static final String NAME = "bge-small-en-v1.5-q";

    /** Numbers in an embedding. */
    public static final int DIMENSIONS = 384;

    /** Longest text in tokens; what comes behind is not read. */
    public static final int MAX_TOKENS = 512;

    private static final String MODEL = "/bge-small-en-v1.5-q-packed.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

    private final OrtEnvironment environment = OnnxEnvironment.get();
    private final OrtSession session;
    private final TextTokenizer tokenizer;
    private final String sha256;

    private SentenceEncoder(byte[] model, InputStream tokenizer) throws IOException, OrtException {
        this.sha256 = sha256(model);
        this.tokenizer = TextTokenizer.read(tokenizer, MAX_TOKENS);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // one thread a call: many calls at a time use the processors better than one call can
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            this.session = environment.createSession(model, options);
        }
    }

    /**
     * Loads the encoder from the class path.
     *
     * @throws IOException if its files are not there, or the native libraries cannot be loaded
     */
    public static SentenceEncoder load() throws IOException {
        try (InputStream model = resource(MODEL);
                InputStream tokenizer = resource(TOKENIZER)) {
            return new SentenceEncoder(model.readAllBytes(), tokenizer);
        } catch (OrtException e) {
            throw new IOException("The sentence encoder cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = SentenceEncoder.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("The class path holds no encoder " + name);
        }
        return in;
    }

    private static String sha256(byte[] bytes) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(bytes);
        return Sha256.hex(digest);
    }

    /** Digest of the encoder's weights. */
    public String sha256() {
        return sha256;
    }

    Tokens tokenise(String text) {
        return new Tokens(tokenizer.ids(text));
    }

    /**
     * Embeds texts together. Only where the tokens of a text meet are the shorter ones padded, so
     * texts of about one length are embedded a little faster.
     *
     * @return for each text {@link #DIMENSIONS} numbers, of length one
     */
    List<float[]> embed(List<Tokens> texts) {
        PackedTexts packed = PackedTexts.of(texts);
        long[] row = {packed.ids().length};
        try (OnnxTensor ids = tensor(packed.ids(), row);
                OnnxTensor positions = tensor(packed.positions(), row);
                OnnxTensor cells = tensor(packed.cells(), row);
                OnnxTensor grid = tensor(packed.grid(), texts.size(), packed.width());
                OnnxTensor lengths =
                        OnnxTensor.createTensor(
                                environment,
                                IntBuffer.wrap(packed.lengths()),
                                new long[] {texts.size()});
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "token_ids", ids,
                                        "positions", positions,
                                        "cells", cells,
                                        "grid", grid,
                                        "lengths", lengths))) {
            return pooled((OnnxTensor) result.get(0), packed.lengths());
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence encoder failed: " + e.getMessage(), e);
        }
    }

    private OnnxTensor tensor(long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    /** The mean of a text's token vectors stands for it. */
    private static List<float[]> pooled(OnnxTensor tokens, int[] lengths) {
        FloatBuffer vectors = tokens.getFloatBuffer();
        float[] vector = new float[DIMENSIONS];
        List<float[]> embeddings = new ArrayList<>(lengths.length);
        for (int length : lengths) {
            float[] embedding = new float[DIMENSIONS];
            for (int token = 0; token < length; token++) {
                vectors.get(vector);
                for (int i = 0; i < DIMENSIONS; i++) {
                    embedding[i] += vector[i];
                }
            }
            normalise(embedding);
            embeddings.add(embedding);
        }
        return embeddings;
    }

    private static void normalise(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += value * value;
        }
        float scale = (float) (1 / Math.sqrt(sum));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence encoder cannot be closed", e);
        }
    }
}
