package io.mlpipeline.mlservice.onnx;

import io.mlpipeline.mlservice.engine.Labels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Finds a pipeline's classes. ONNX Runtime does not tell them, but the nodes that skl2onnx makes of
 * scikit-learn's classifiers hold them as attributes; field numbers are those of onnx.proto.
 */
final class PipelineLabels {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_INTS = 8;
    private static final int ATTRIBUTE_STRINGS = 9;

    private PipelineLabels() {}

    static Labels read(Path directory, byte[] model) throws IOException {
        Path listed = directory.resolve("labels.json");
        List<String> names =
                Files.exists(listed) ? listed(listed) : ofModel(ByteBuffer.wrap(model));
        if (names.isEmpty()) {
            throw new IOException(
                    "The model does not name its classes: list them in labels.json, as an array in"
                            + " the order of its probabilities.");
        }
        try {
            return new Labels(names);
        } catch (IllegalArgumentException e) {
            throw new IOException("The model's classes are not distinct.", e);
        }
    }

    private static List<String> listed(Path file) throws IOException {
        JsonNode array = JsonFiles.read(file);
        if (!array.isArray() || !array.valueStream().allMatch(JsonNode::isString)) {
            throw new IOException("labels.json must be an array of texts.");
        }
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    /** Classes of the last node that has any: the classifier, or the ZipMap behind it. */
    private static List<String> ofModel(ByteBuffer model) {
        List<String> last = List.of();
        ProtobufReader fields = new ProtobufReader(model);
        while (fields.next()) {
            if (fields.number() == MODEL_GRAPH) {
                ProtobufReader graph = fields.message();
                while (graph.next()) {
                    List<String> found =
                            graph.number() == GRAPH_NODE ? ofNode(graph.message()) : List.of();
                    last = found.isEmpty() ? last : found;
                }
            }
        }
        return last;
    }

    private static List<String> ofNode(ProtobufReader node) {
        List<String> found = List.of();
        while (node.next()) {
            if (node.number() == NODE_ATTRIBUTE) {
                List<String> classes = ofAttribute(node.message());
                found = classes.isEmpty() ? found : classes;
            }
        }
        return found;
    }

    private static List<String> ofAttribute(ProtobufReader attribute) {
        String name = "";
        List<String> values = new ArrayList<>();
        while (attribute.next()) {
            switch (attribute.number()) {
                case ATTRIBUTE_NAME -> name = attribute.text();
                case ATTRIBUTE_STRINGS -> values.add(attribute.text());
                case ATTRIBUTE_INTS -> attribute.longs().forEach(v -> values.add(Long.toString(v)));
                default -> {}
            }
        }
        return name.startsWith("classlabels") ? values : List.of();
    }
}
