package io.mlpipeline.mlservice.cascade;

import io.mlpipeline.mlservice.encoder.Embedder;
import io.mlpipeline.mlservice.encoder.Embedding;
import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.engine.Timing;
import io.mlpipeline.mlservice.explanation.WordOcclusion;
import io.mlpipeline.mlservice.linear.LinearClassifier;
import java.util.ArrayList;
import java.util.List;

/** Answers by the linear model where it is sure, by the encoder elsewhere. */
final class CascadeClassifier implements TextClassifier {

    private final CascadeModel model;
    private final LinearClassifier linear;
    private final Labels labels;
    private final Embedder embedder;

    /** The embedder is shared with others, and closed by nobody here. */
    CascadeClassifier(CascadeModel model, Labels labels, Embedder embedder) {
        this.model = model;
        this.linear = new LinearClassifier(model.linear(), labels);
        this.labels = labels;
        this.embedder = embedder;
    }

    @Override
    public EngineKind engine() {
        return EngineKind.CASCADE;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public Classification classify(String text) {
        Classification first = linear.classify(text);
        return isSure(first) ? first : byEncoder(List.of(text)).getFirst();
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        List<Classification> answers = new ArrayList<>(linear.classify(texts));
        List<Integer> unsure = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            if (!isSure(answers.get(i))) {
                unsure.add(i);
            }
        }
        if (!unsure.isEmpty()) {
            List<Classification> second = byEncoder(unsure.stream().map(texts::get).toList());
            for (int i = 0; i < unsure.size(); i++) {
                answers.set(unsure.get(i), second.get(i));
            }
        }
        return answers;
    }

    private boolean isSure(Classification answer) {
        return answer.scores().best().probability() >= model.threshold();
    }

    private List<Classification> byEncoder(List<String> texts) {
        List<Embedding> embeddings = embedder.embed(texts);
        List<Classification> answers = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            long start = System.nanoTime();
            float[] logits = model.linear().logits(texts.get(i));
            float[] probabilities =
                    model.encoder().probabilities(embeddings.get(i).vector(), logits);
            Timing timing =
                    embeddings.get(i).timing().plus(new Timing(0, 0, System.nanoTime() - start));
            answers.add(
                    new Classification(
                            new Scores(labels, probabilities), EngineKind.ENCODER, timing));
        }
        return answers;
    }

    /** As the stage does that answers: exactly, or by leaving words out. */
    @Override
    public List<Contribution> explain(String text, int label) {
        if (isSure(linear.classify(text))) {
            return linear.explain(text, label);
        }
        WordOcclusion occlusion = WordOcclusion.of(text);
        double[] scores =
                byEncoder(occlusion.variants()).stream()
                        .mapToDouble(answer -> Math.log(answer.scores().probabilities()[label]))
                        .toArray();
        return occlusion.contributions(scores);
    }

    @Override
    public void close() {
        // all on the heap but the embedder, which is shared
    }
}
