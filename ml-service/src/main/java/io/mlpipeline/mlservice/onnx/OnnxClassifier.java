package io.mlpipeline.mlservice.onnx;

import io.mlpipeline.mlservice.batching.BatchObserver;
import io.mlpipeline.mlservice.batching.Batched;
import io.mlpipeline.mlservice.batching.BatchingProperties;
import io.mlpipeline.mlservice.batching.DynamicBatcher;
import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.Scores;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.engine.Timing;
import io.mlpipeline.mlservice.explanation.WordOcclusion;
import java.util.ArrayList;
import java.util.List;

/** Answers by a model made elsewhere; texts of concurrent callers are computed together. */
final class OnnxClassifier implements TextClassifier {

    /** Texts handed to the batcher at once. */
    private static final int SLICE = 256;

    private final OnnxModel model;
    private final DynamicBatcher<ModelText, float[]> batcher;

    OnnxClassifier(OnnxModel model, BatchingProperties batching, BatchObserver observer) {
        this.model = model;
        this.batcher =
                new DynamicBatcher<>(
                        engine().id(),
                        model::probabilities,
                        ModelText::cost,
                        batching,
                        System::nanoTime,
                        observer);
    }

    @Override
    public EngineKind engine() {
        return EngineKind.ONNX;
    }

    @Override
    public Labels labels() {
        return model.labels();
    }

    @Override
    public List<Classification> classify(List<String> texts) {
        List<Classification> answers = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += SLICE) {
            answers.addAll(
                    classifySlice(texts.subList(from, Math.min(from + SLICE, texts.size()))));
        }
        return answers;
    }

    /** Room is asked for before the texts are tokenised: a refusal must cost next to nothing. */
    private List<Classification> classifySlice(List<String> texts) {
        batcher.ensureRoom(texts.size());
        List<ModelText> items = new ArrayList<>(texts.size());
        long[] tokenised = new long[texts.size()];
        for (int i = 0; i < tokenised.length; i++) {
            long start = System.nanoTime();
            items.add(model.read(texts.get(i)));
            tokenised[i] = System.nanoTime() - start;
        }
        List<Batched<float[]>> results = batcher.submit(items);
        List<Classification> answers = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            answers.add(classification(results.get(i), tokenised[i]));
        }
        return answers;
    }

    private Classification classification(Batched<float[]> answer, long tokenised) {
        return new Classification(
                new Scores(model.labels(), answer.result()),
                engine(),
                new Timing(answer.queueNanos(), tokenised, answer.inferenceNanos()));
    }

    /** Weights are what a word adds to the logarithm of the label's probability. */
    @Override
    public List<Contribution> explain(String text, int label) {
        WordOcclusion occlusion = WordOcclusion.of(text);
        return occlusion.contributions(classify(occlusion.variants()), label);
    }

    @Override
    public void close() {
        batcher.close();
        model.close();
    }
}
