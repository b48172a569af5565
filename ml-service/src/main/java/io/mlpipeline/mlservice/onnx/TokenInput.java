package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.mlpipeline.mlservice.onnxruntime.TextTokenizer;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Token ids with their mask, padded to the longest text of a batch. */
final class TokenInput implements OnnxInput {

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final TextTokenizer tokenizer;
    private final long padding;
    private final boolean types;

    private TokenInput(TextTokenizer tokenizer, long padding, boolean types) {
        this.tokenizer = tokenizer;
        this.padding = padding;
        this.types = types;
    }

    /**
     * Takes the tokenizer over and closes it in the end.
     *
     * @throws IOException if the model asks for something else
     */
    static TokenInput of(Map<String, NodeInfo> inputs, TextTokenizer tokenizer, long padding)
            throws IOException {
        Set<String> names = inputs.keySet();
        if (!names.containsAll(Set.of(IDS, MASK)) || !Set.of(IDS, MASK, TYPES).containsAll(names)) {
            throw new IOException(
                    "The model must have the inputs input_ids, attention_mask and at most"
                            + " token_type_ids.");
        }
        for (NodeInfo input : inputs.values()) {
            if (!(input.getInfo() instanceof TensorInfo tensor)
                    || tensor.type != OnnxJavaType.INT64
                    || tensor.getShape().length != 2) {
                throw new IOException(
                        "The model's inputs must be 64-bit integers of shape [texts, tokens].");
            }
        }
        return new TokenInput(tokenizer, padding, names.contains(TYPES));
    }

    @Override
    public ModelText read(String text) {
        long[] ids = tokenizer.ids(text);
        return new ModelText(text, ids, ids.length);
    }

    @Override
    public Map<String, OnnxTensor> tensors(OrtEnvironment environment, List<ModelText> batch)
            throws OrtException {
        int width = batch.stream().mapToInt(text -> text.tokens().length).max().orElseThrow();
        long[] ids = new long[batch.size() * width];
        long[] mask = new long[ids.length];
        for (int row = 0; row < batch.size(); row++) {
            long[] tokens = batch.get(row).tokens();
            int start = row * width;
            System.arraycopy(tokens, 0, ids, start, tokens.length);
            Arrays.fill(ids, start + tokens.length, start + width, padding);
            Arrays.fill(mask, start, start + tokens.length, 1);
        }
        long[] shape = {batch.size(), width};
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            tensors.put(IDS, tensor(environment, ids, shape));
            tensors.put(MASK, tensor(environment, mask, shape));
            if (types) {
                // a single text is of type 0 throughout
                tensors.put(TYPES, tensor(environment, new long[ids.length], shape));
            }
        } catch (OrtException e) {
            tensors.values().forEach(OnnxTensor::close);
            throw e;
        }
        return tensors;
    }

    private static OnnxTensor tensor(OrtEnvironment environment, long[] values, long[] shape)
            throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
