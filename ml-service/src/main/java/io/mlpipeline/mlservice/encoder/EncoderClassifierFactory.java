package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.engine.ClassifierFactory;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.TextClassifier;
import java.io.IOException;
import java.nio.file.Path;

/** Makes classifiers of encoder models; all of them share one embedder. */
public final class EncoderClassifierFactory implements ClassifierFactory {

    private final SharedEncoder encoder;
    private final Embedder embedder;

    /** The embedder is one that uses the encoder. */
    public EncoderClassifierFactory(SharedEncoder encoder, Embedder embedder) {
        this.encoder = encoder;
        this.embedder = embedder;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.ENCODER;
    }

    @Override
    public TextClassifier load(Path directory, Labels labels) throws IOException {
        EncoderModel model = EncoderModel.read(directory);
        model.requireFit(encoder.get(), labels.size(), 2);
        return new EncoderClassifier(model, labels, embedder);
    }
}
