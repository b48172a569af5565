package io.mlpipeline.sentenceencoder;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An ONNX graph that grows from its inputs to its outputs; every value goes by its name. */
final class Graph {

    /** Left out where an operator takes optional inputs. */
    static final String NONE = "";

    /** Of ONNX's own operators, and the format that came with it. */
    private static final int OPERATOR_SET = 17;

    private static final int FORMAT = 8;

    /** ONNX Runtime's operators: several of ONNX's computed as one. */
    private static final String RUNTIME = "com.microsoft";

    private final GraphProto.Builder graph;
    private final Set<String> stored = new HashSet<>();

    Graph(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** Declares an input; its dimensions are named, and free. */
    String input(String name, TensorProto.DataType type, String... dimensions) {
        graph.addInput(value(name, type, dimensions));
        return name;
    }

    void output(String name, TensorProto.DataType type, String... dimensions) {
        graph.addOutput(value(name, type, dimensions));
    }

    /** Stores a tensor under the name it has. */
    String store(TensorProto tensor) {
        if (stored.add(tensor.getName())) {
            graph.addInitializer(tensor);
        }
        return tensor.getName();
    }

    /** Applies one of ONNX's operators; the result has the name of the application. */
    String apply(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        return apply("", operator, name, inputs, attributes);
    }

    /** Applies one of ONNX Runtime's operators. */
    String applyFused(
            String operator, String name, List<String> inputs, AttributeProto... attributes) {
        return apply(RUNTIME, operator, name, inputs, attributes);
    }

    private String apply(
            String domain,
            String operator,
            String name,
            List<String> inputs,
            AttributeProto... attributes) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setDomain(domain)
                        .setOpType(operator)
                        .setName(name)
                        .addAllInput(inputs)
                        .addOutput(name)
                        .addAllAttribute(List.of(attributes)));
        return name;
    }

    ModelProto toModel() {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("ml-pipeline")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(RUNTIME).setVersion(1))
                .setGraph(graph)
                .build();
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    private static ValueInfoProto value(
            String name, TensorProto.DataType type, String... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String dimension : dimensions) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(dimension));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(shape)))
                .build();
    }
}
