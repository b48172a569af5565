package io.mlpipeline.mlservice.onnx;

import io.mlpipeline.mlservice.batching.BatchObserver;
import io.mlpipeline.mlservice.batching.BatchingProperties;
import io.mlpipeline.mlservice.engine.ClassifierFactory;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.TextClassifier;
import java.io.IOException;
import java.nio.file.Path;

/** Loads a directory with a {@code model.onnx}; what else it must hold, {@link OnnxModels} says. */
public final class OnnxClassifierFactory implements ClassifierFactory {

    private final BatchingProperties batching;
    private final BatchObserver observer;

    public OnnxClassifierFactory(BatchingProperties batching, BatchObserver observer) {
        this.batching = batching;
        this.observer = observer;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.ONNX;
    }

    @Override
    public TextClassifier load(Path directory, Labels labels) throws IOException {
        OnnxModel model = new OnnxModelReader().read(directory);
        if (!model.labels().equals(labels)) {
            model.close();
            throw new IOException(
                    "The labels in %s are not those of the model's manifest, or in another order."
                            .formatted(directory.getFileName()));
        }
        return new OnnxClassifier(model, batching, observer);
    }
}
