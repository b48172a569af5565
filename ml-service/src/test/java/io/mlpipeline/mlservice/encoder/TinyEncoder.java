package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.batching.BatchObserver;
import io.mlpipeline.mlservice.batching.BatchingProperties;
import io.mlpipeline.mlservice.engine.FewExamples;
import java.io.IOException;
import java.time.Duration;

/** The real encoder, loaded once for all tests, and a head of a few examples. */
public final class TinyEncoder {

    private static final SharedEncoder SHARED = new SharedEncoder();

    /** Patient, as other processes may be using the machine. */
    private static final BatchingEmbedder EMBEDDER =
            new BatchingEmbedder(
                    SHARED,
                    new BatchingProperties(
                            2,
                            32,
                            1024,
                            Duration.ZERO,
                            10_000,
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(5)),
                    BatchObserver.NONE);

    private TinyEncoder() {}

    public static SharedEncoder shared() {
        return SHARED;
    }

    public static Embedder embedder() {
        return EMBEDDER;
    }

    /** A model with the given weights of its opinions. */
    public static EncoderModel model(double... pool) throws IOException {
        return new EncoderModel(SHARED.get().sha256(), Head.TRAINED, pool);
    }

    private static final class Head {

        private static final EmbeddingHead TRAINED = trained();

        private static EmbeddingHead trained() {
            float[][] vectors =
                    EMBEDDER.embed(FewExamples.texts()).stream()
                            .map(Embedding::vector)
                            .toArray(float[][]::new);
            return EmbeddingHead.fit(vectors, FewExamples.targets(), 3, 1, _ -> {});
        }
    }
}
