package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import io.mlpipeline.mlservice.engine.Labels;
import java.util.List;
import java.util.Map;

/** A map from label to probability for each text, as skl2onnx makes it unless told otherwise. */
record MapOutput(String name, Labels labels) implements OnnxOutput {

    @Override
    public float[][] probabilities(OnnxValue value) throws OrtException {
        List<? extends OnnxValue> maps = ((OnnxSequence) value).getValue();
        try {
            float[][] rows = new float[maps.size()][labels.size()];
            for (int row = 0; row < rows.length; row++) {
                fill(rows[row], ((OnnxMap) maps.get(row)).getValue());
            }
            return rows;
        } finally {
            maps.forEach(OnnxValue::close);
        }
    }

    private void fill(float[] row, Map<?, ?> probabilities) {
        for (Map.Entry<?, ?> entry : probabilities.entrySet()) {
            int label = labels.names().indexOf(String.valueOf(entry.getKey()));
            row[label] = ((Number) entry.getValue()).floatValue();
        }
    }
}
