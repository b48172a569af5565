package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.encoder.EmbeddingHead;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.linear.LinearModel;
import io.mlpipeline.mlservice.linear.LinearTrainer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The parts that an engine is made of, not yet calibrated.
 *
 * @param linear null for the encoder engine
 * @param head null for the linear engine
 */
record Learned(@Nullable LinearModel linear, @Nullable EmbeddingHead head) {

    /** Share of the time of a cascade's training that the linear part takes. */
    private static final double LINEAR_SHARE = 0.4;

    static Learned from(Corpus corpus, EngineKind engine, long seed, DoubleConsumer progress) {
        double linearShare =
                switch (engine) {
                    case LINEAR -> 1;
                    case ENCODER -> 0;
                    default -> LINEAR_SHARE;
                };
        LinearModel linear = null;
        EmbeddingHead head = null;
        if (linearShare > 0) {
            linear =
                    LinearTrainer.train(
                            corpus.texts(),
                            corpus.targets(),
                            corpus.classes(),
                            seed,
                            done -> progress.accept(done * linearShare));
        }
        if (linearShare < 1) {
            head =
                    EmbeddingHead.fit(
                            corpus.vectors(),
                            corpus.targets(),
                            corpus.classes(),
                            seed,
                            done -> progress.accept(linearShare + done * (1 - linearShare)));
        }
        return new Learned(linear, head);
    }

    /** What the parts say of examples, which they should not have been trained on. */
    Opinions opinions(Corpus corpus) {
        float[][] linearLogits = new float[linear == null ? 0 : corpus.size()][];
        float[][] regression = new float[head == null ? 0 : corpus.size()][];
        float[][] neighbours = new float[head == null ? 0 : corpus.size()][];
        for (int i = 0; i < corpus.size(); i++) {
            if (linear != null) {
                linearLogits[i] = linear.logits(corpus.texts().get(i));
            }
            if (head != null) {
                EmbeddingHead.Opinions opinions = head.opinions(corpus.vectors()[i]);
                regression[i] = opinions.regression();
                neighbours[i] = opinions.neighbours();
            }
        }
        return new Opinions(linearLogits, regression, neighbours, corpus.targets());
    }
}
