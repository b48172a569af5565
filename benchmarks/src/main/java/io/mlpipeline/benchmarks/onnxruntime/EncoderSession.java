package io.mlpipeline.benchmarks.onnxruntime;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tokenizer and encoder as ml-service has them, with nothing around. */
final class EncoderSession implements AutoCloseable {

    private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";
    private static final String OUTPUT = "last_hidden_state";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;

    EncoderSession(int threads) throws IOException, OrtException {
        try (InputStream json = resource(TOKENIZER)) {
            tokenizer =
                    HuggingFaceTokenizer.newInstance(
                            json,
                            Map.of("padding", "true", "truncation", "true", "maxLength", "512"));
        }
        try (InputStream model = resource(MODEL);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(model.readAllBytes(), options);
        }
    }

    /**
     * Encodes one batch and returns the first number of its output, so that nothing can be left
     * out.
     */
    float encode(List<String> texts) throws OrtException {
        Encoding[] encodings = tokenizer.batchEncode(texts);
        try (OnnxTensor ids = tensor(encodings, Encoding::getIds);
                OnnxTensor mask = tensor(encodings, Encoding::getAttentionMask);
                OnnxTensor types = tensor(encodings, Encoding::getTypeIds);
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "input_ids", ids,
                                        "attention_mask", mask,
                                        "token_type_ids", types))) {
            return ((OnnxTensor) result.get(OUTPUT).orElseThrow()).getFloatBuffer().get(0);
        }
    }

    int tokens(String text) {
        return tokenizer.encode(text).getIds().length;
    }

    @Override
    public void close() throws OrtException {
        session.close();
        tokenizer.close();
    }

    private OnnxTensor tensor(Encoding[] encodings, Function<Encoding, long[]> part)
            throws OrtException {
        int length = part.apply(encodings[0]).length;
        LongBuffer values = LongBuffer.allocate(encodings.length * length);
        for (Encoding encoding : encodings) {
            values.put(part.apply(encoding));
        }
        return OnnxTensor.createTensor(
                environment, values.flip(), new long[] {encodings.length, length});
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = EncoderSession.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException("no " + name + " on the class path");
        }
        return found;
    }
}
