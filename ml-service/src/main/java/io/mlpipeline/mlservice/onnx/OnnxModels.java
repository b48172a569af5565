package io.mlpipeline.mlservice.onnx;

import io.mlpipeline.mlservice.engine.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Directories the engine can serve. Two kinds are told apart by {@code tokenizer.json}:
 *
 * <ul>
 *   <li>with it, a Hugging Face sequence classifier: {@code model.onnx} (or {@code
 *       onnx/model.onnx}), {@code tokenizer.json}, and {@code config.json} with {@code id2label};
 *   <li>without, a scikit-learn pipeline made by skl2onnx: {@code model.onnx} with one string input
 *       and the outputs label and probabilities. Its classes are read from the model; where its
 *       last step does not name them, {@code labels.json}, an array of texts, must.
 * </ul>
 */
public final class OnnxModels {

    private static final List<String> MODEL_FILES = List.of("model.onnx", "onnx/model.onnx");

    private OnnxModels() {}

    /**
     * Labels of the model in a directory, in the order of its scores: for the manifest of a model
     * that is imported. Loads the model, so that one which cannot be served is refused here.
     *
     * @throws IOException if the directory holds no model that can be served; the message says why
     */
    public static Labels readLabels(Path directory) throws IOException {
        try (OnnxModel model = new OnnxModelReader().read(directory)) {
            return model.labels();
        }
    }

    static boolean isTransformer(Path directory) {
        return Files.exists(directory.resolve("tokenizer.json"));
    }

    static Path modelFile(Path directory) throws IOException {
        return MODEL_FILES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        new IOException(
                                "There is neither model.onnx nor onnx/model.onnx in %s."
                                        .formatted(directory.getFileName())));
    }
}
