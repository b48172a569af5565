package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.explanation.WordOcclusion;
import java.util.ArrayList;
import java.util.List;

/** Answers from embeddings. */
final class EncoderClassifier implements TextClassifier {

    private final EncoderModel model;
    private final Labels labels;
    private final Embedder embedder;

    /** The embedder is shared with others, and closed by nobody here. */
    EncoderClassifier(EncoderModel model, Labels labels, Embedder embedder) {
        this.model = model;
        this.labels = labels;
        this.embedder = embedder;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.ENCODER;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        List<Classification> answers = new ArrayList<>(texts.size());
        for (Embedding embedding : embedder.embed(texts)) {
            Scores scores = new Scores(labels, model.probabilities(embedding.vector()));
            answers.add(new Classification(scores, EngineKind.ENCODER, embedding.timing()));
        }
        return answers;
    }

    /** By occlusion: how much the logarithm of the label's probability falls without each word. */
    @Override
    public List<Contribution> explain(String text, int label) {
        WordOcclusion occlusion = WordOcclusion.of(text);
        double[] scores =
                classify(occlusion.variants()).stream()
                        .mapToDouble(answer -> Math.log(answer.scores().probabilities()[label]))
                        .toArray();
        return occlusion.contributions(scores);
    }

    @Override
    public void close() {
        // all on the heap but the embedder, which is shared
    }
}
