package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One tensor of strings, as skl2onnx makes it.
 *
 * @param name of the input
 * @param column whether its shape is [texts, 1] rather than [texts]
 */
record StringInput(String name, boolean column) implements OnnxInput {

    private static final long[] NO_TOKENS = {};

    /** A character outside of the basic plane, or half of one. */
    private static final Pattern ENCODED_OTHERWISE =
            Pattern.compile("[\\x{10000}-\\x{10FFFF}\\p{Cs}]");

    /** Characters of about one token. */
    private static final int CHARACTERS_PER_COST = 5;

    static StringInput of(Map<String, NodeInfo> inputs) throws IOException {
        if (inputs.size() == 1) {
            NodeInfo input = inputs.values().iterator().next();
            if (input.getInfo() instanceof TensorInfo tensor
                    && tensor.type == OnnxJavaType.STRING) {
                long[] shape = tensor.getShape();
                if (shape.length == 1 || (shape.length == 2 && Math.abs(shape[1]) == 1)) {
                    return new StringInput(input.getName(), shape.length == 2);
                }
            }
        }
        throw new IOException(
                "A model without tokenizer.json must have one input: strings of shape [texts] or"
                        + " [texts, 1].");
    }

    @Override
    public ModelText read(String text) {
        return new ModelText(encodable(text), NO_TOKENS, 1 + text.length() / CHARACTERS_PER_COST);
    }

    /**
     * The text without what ONNX Runtime cannot take from Java: it is handed strings in Java's own
     * form of UTF-8, whose emoji and NUL it then refuses as malformed. An emoji becomes the sign
     * for an unknown character, which word patterns skip as they skip emoji.
     */
    private static String encodable(String text) {
        return ENCODED_OTHERWISE.matcher(text.replace('\0', ' ')).replaceAll("\ufffd");
    }

    @Override
    public Map<String, OnnxTensor> tensors(OrtEnvironment environment, List<ModelText> batch)
            throws OrtException {
        String[] texts = batch.stream().map(ModelText::text).toArray(String[]::new);
        long[] shape = column ? new long[] {texts.length, 1} : new long[] {texts.length};
        return Map.of(name, OnnxTensor.createTensor(environment, texts, shape));
    }

    @Override
    public void close() {}
}
