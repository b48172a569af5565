package io.mlpipeline.mlservice.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Lets a pipeline that turns texts to lower case run where no English locale is installed, as in
 * most images. ONNX Runtime's StringNormalizer asks the system for {@code en_US.UTF-8} unless the
 * node names another, and skl2onnx names none; here such nodes are given {@code C.UTF-8}, which is
 * part of the C library and treats letters the same. Field numbers are those of onnx.proto.
 */
final class PortableModel {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_TEXT = 4;
    private static final int ATTRIBUTE_TYPE = 20;
    private static final int TYPE_IS_TEXT = 3;

    private PortableModel() {}

    /**
     * The model, to be read on this system.
     *
     * @throws IllegalArgumentException if the bytes are no model
     */
    static byte[] of(byte[] model) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return model;
        }
        return replace(
                ByteBuffer.wrap(model),
                MODEL_GRAPH,
                graph -> ByteBuffer.wrap(replace(graph, GRAPH_NODE, PortableModel::withLocale)));
    }

    private static ByteBuffer withLocale(ByteBuffer node) {
        boolean normaliser = false;
        boolean named = false;
        ProtobufReader fields = new ProtobufReader(node);
        while (fields.next()) {
            normaliser |=
                    fields.number() == NODE_OPERATOR && fields.text().equals("StringNormalizer");
            named |= fields.number() == NODE_ATTRIBUTE && isLocale(fields.message());
        }
        if (!normaliser || named) {
            return node;
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.writeBytes(bytes(node));
        writeField(changed, NODE_ATTRIBUTE, locale());
        return ByteBuffer.wrap(changed.toByteArray());
    }

    private static boolean isLocale(ProtobufReader attribute) {
        while (attribute.next()) {
            if (attribute.number() == ATTRIBUTE_NAME && attribute.text().equals("locale")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] locale() {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        writeField(attribute, ATTRIBUTE_NAME, "locale".getBytes(StandardCharsets.UTF_8));
        writeField(attribute, ATTRIBUTE_TEXT, "C.UTF-8".getBytes(StandardCharsets.UTF_8));
        writeVarint(attribute, ATTRIBUTE_TYPE << 3);
        writeVarint(attribute, TYPE_IS_TEXT);
        return attribute.toByteArray();
    }

    /** A copy of the message in which every field of the number has other content. */
    private static byte[] replace(
            ByteBuffer message, int number, UnaryOperator<ByteBuffer> change) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(message.remaining() + 64);
        ProtobufReader fields = new ProtobufReader(message);
        while (fields.next()) {
            if (fields.number() == number) {
                writeField(copy, number, bytes(change.apply(fields.content())));
            } else {
                copy.writeBytes(bytes(fields.whole()));
            }
        }
        return copy.toByteArray();
    }

    private static void writeField(ByteArrayOutputStream out, int number, byte[] content) {
        writeVarint(out, number << 3 | ProtobufReader.BYTES);
        writeVarint(out, content.length);
        out.writeBytes(content);
    }

    private static void writeVarint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
