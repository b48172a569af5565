package io.mlpipeline.mlservice.cascade;

import io.mlpipeline.mlservice.encoder.Embedder;
import io.mlpipeline.mlservice.encoder.SharedEncoder;
import io.mlpipeline.mlservice.engine.ClassifierFactory;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.TextClassifier;
import java.io.IOException;
import java.nio.file.Path;

/** Makes classifiers of cascade models; all of them share one embedder. */
public final class CascadeClassifierFactory implements ClassifierFactory {

    private final SharedEncoder encoder;
    private final Embedder embedder;

    /** The embedder is one that uses the encoder. */
    public CascadeClassifierFactory(SharedEncoder encoder, Embedder embedder) {
        this.encoder = encoder;
        this.embedder = embedder;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.CASCADE;
    }

    @Override
    public TextClassifier load(Path directory, Labels labels) throws IOException {
        CascadeModel model = CascadeModel.read(directory);
        model.encoder().requireFit(encoder.get(), labels.size(), 3);
        return new CascadeClassifier(model, labels, embedder);
    }
}
