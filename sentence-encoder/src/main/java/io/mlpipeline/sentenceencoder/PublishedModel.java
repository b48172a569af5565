package io.mlpipeline.sentenceencoder;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;

/** bge-small-en-v1.5 with eight-bit weights as it is published: its weights by their places. */
final class PublishedModel {

    private static final String QUANTISED = "_quantized";

    private final GraphProto graph;
    private final Map<String, TensorProto> tensors;

    private PublishedModel(GraphProto graph) {
        this.graph = graph;
        this.tensors =
                graph.getInitializerList().stream()
                        .collect(Collectors.toMap(TensorProto::getName, Tensors::raw));
    }

    static PublishedModel read(InputStream model) throws IOException {
        return new PublishedModel(ModelProto.parseFrom(model).getGraph());
    }

    /**
     * The tensor of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    TensorProto tensor(String name) {
        TensorProto tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("The published model holds no " + name);
        }
        return tensor;
    }

    /** A table of vectors, eight bits a number. */
    Table table(String name) {
        return new Table(
                tensor(name + QUANTISED), tensor(name + "_scale"), tensor(name + "_zero_point"));
    }

    /** A dense layer of the transformer, by its place: {@code attention.self.query}, say. */
    Dense dense(int layer, String place) {
        String weights = weights("/encoder/layer.%d/%s/".formatted(layer, place.replace('.', '/')));
        return new Dense(
                tensor(weights + QUANTISED),
                tensor(weights + "_scale"),
                tensor("encoder.layer.%d.%s.bias".formatted(layer, place)));
    }

    /** Weights are numbered in the order of the export; the product that takes them has a name. */
    private String weights(String place) {
        return graph.getNodeList().stream()
                .filter(node -> node.getOpType().equals("MatMulInteger"))
                .filter(node -> node.getOutput(0).startsWith(place))
                .map(PublishedModel::secondFactor)
                .findAny()
                .orElseThrow(
                        () -> new IllegalArgumentException("The published model lacks " + place));
    }

    private static String secondFactor(NodeProto product) {
        String name = product.getInput(1);
        return name.substring(0, name.length() - QUANTISED.length());
    }

    /**
     * A number is its byte less {@code zeroPoint}, times {@code scale}.
     *
     * @param values one row a vector
     */
    record Table(TensorProto values, TensorProto scale, TensorProto zeroPoint) {}

    /**
     * Input times weights plus bias.
     *
     * @param weights signed bytes, one column an output
     * @param scale of each column
     * @param bias of each column
     */
    record Dense(TensorProto weights, TensorProto scale, TensorProto bias) {}
}
