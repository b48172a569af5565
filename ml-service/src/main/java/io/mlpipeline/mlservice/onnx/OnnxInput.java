package io.mlpipeline.mlservice.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Map;

/** How texts get into a model. */
sealed interface OnnxInput extends AutoCloseable permits TokenInput, StringInput {

    ModelText read(String text);

    /** The model's inputs for a batch, by name; the caller closes them. */
    Map<String, OnnxTensor> tensors(OrtEnvironment environment, List<ModelText> batch)
            throws OrtException;

    @Override
    void close();
}
