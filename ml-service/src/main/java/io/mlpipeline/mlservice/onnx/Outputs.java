package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import io.mlpipeline.mlservice.engine.Labels;
import java.io.IOException;
import java.util.Map;

/** Finds the scores among a model's outputs. */
final class Outputs {

    private Outputs() {}

    /** The output {@code logits}, or the only one there is. */
    static OnnxOutput logits(Map<String, NodeInfo> outputs, Labels labels) throws IOException {
        NodeInfo logits =
                outputs.size() == 1 ? outputs.values().iterator().next() : outputs.get("logits");
        if (logits == null || !isMatrix(logits, labels)) {
            throw new IOException(
                    """
                    The model must have an output logits of 32-bit floats with one column for each \
                    of the %d labels in config.json.\
                    """
                            .formatted(labels.size()));
        }
        return new LogitsOutput(logits.getName());
    }

    /** The matrix or the maps beside the output that holds the label. */
    static OnnxOutput probabilities(Map<String, NodeInfo> outputs, Labels labels)
            throws IOException {
        for (NodeInfo output : outputs.values()) {
            if (isMatrix(output, labels)) {
                return new ProbabilityOutput(output.getName());
            }
            if (output.getInfo() instanceof SequenceInfo sequence && sequence.isSequenceOfMaps()) {
                return new MapOutput(output.getName(), labels);
            }
        }
        throw new IOException(
                """
                The model must have an output of probabilities with one column for each of its %d \
                labels, or of maps from label to probability.\
                """
                        .formatted(labels.size()));
    }

    private static boolean isMatrix(NodeInfo output, Labels labels) {
        if (!(output.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            return false;
        }
        long[] shape = tensor.getShape();
        return shape.length == 2 && (shape[1] < 0 || shape[1] == labels.size());
    }
}
