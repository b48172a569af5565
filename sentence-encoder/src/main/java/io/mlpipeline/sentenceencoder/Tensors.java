package io.mlpipeline.sentenceencoder;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Makes tensors, in ONNX's raw form: rows one after the other, low bytes first. */
final class Tensors {

    private Tensors() {}

    /** Small tensors come as lists of numbers too: floats, or bytes as integers. */
    static TensorProto raw(TensorProto tensor) {
        if (tensor.hasRawData()) {
            return tensor;
        }
        ByteBuffer raw =
                littleEndian(tensor.getFloatDataCount() * Float.BYTES + tensor.getInt32DataCount());
        tensor.getFloatDataList().forEach(raw::putFloat);
        tensor.getInt32DataList().forEach(value -> raw.put(value.byteValue()));
        return tensor.toBuilder()
                .clearFloatData()
                .clearInt32Data()
                .setRawData(ByteString.copyFrom(raw.flip()))
                .build();
    }

    static TensorProto scalar(String name, long value) {
        return integers(name, value).toBuilder().clearDims().build();
    }

    static TensorProto integers(String name, long... values) {
        ByteBuffer raw = littleEndian(values.length * Long.BYTES);
        for (long value : values) {
            raw.putLong(value);
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length)
                .setRawData(ByteString.copyFrom(raw.flip()))
                .build();
    }

    /** Tensors of as many rows side by side; vectors one behind the other. */
    static TensorProto beside(String name, List<TensorProto> parts) {
        TensorProto first = parts.getFirst();
        int rows = first.getDimsCount() == 1 ? 1 : (int) first.getDims(0);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (int row = 0; row < rows; row++) {
            for (TensorProto part : parts) {
                int width = part.getRawData().size() / rows;
                raw.writeBytes(
                        part.getRawData().substring(row * width, (row + 1) * width).toByteArray());
            }
        }
        int last = first.getDimsCount() - 1;
        long columns = parts.stream().mapToLong(part -> part.getDims(last)).sum();
        return first.toBuilder()
                .setName(name)
                .setDims(last, columns)
                .setRawData(ByteString.copyFrom(raw.toByteArray()))
                .build();
    }

    /** The first vector of a table, as numbers. */
    static TensorProto firstRow(String name, PublishedModel.Table table) {
        float scale =
                table.scale()
                        .getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat();
        int zeroPoint = table.zeroPoint().getRawData().byteAt(0) & 0xff;
        int columns = (int) table.values().getDims(1);
        ByteBuffer raw = littleEndian(columns * Float.BYTES);
        for (int i = 0; i < columns; i++) {
            raw.putFloat(((table.values().getRawData().byteAt(i) & 0xff) - zeroPoint) * scale);
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(columns)
                .setRawData(ByteString.copyFrom(raw.flip()))
                .build();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
