package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.batching.BatchObserver;
import io.mlpipeline.mlservice.batching.Batched;
import io.mlpipeline.mlservice.batching.BatchingProperties;
import io.mlpipeline.mlservice.batching.DynamicBatcher;
import io.mlpipeline.mlservice.engine.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeds the texts of concurrent requests together. As the encoder is the same for all models, one
 * of these serves all of them, and changing the model leaves it untouched.
 */
public final class BatchingEmbedder implements Embedder, AutoCloseable {

    private final SharedEncoder encoder;
    private final DynamicBatcher<Tokens, float[]> batcher;

    /** The encoder stays the caller's, to be closed after this. */
    public BatchingEmbedder(
            SharedEncoder encoder, BatchingProperties settings, BatchObserver observer) {
        this.encoder = encoder;
        this.batcher =
                new DynamicBatcher<>(
                        "encoder",
                        tokens -> encoder.get().embed(tokens),
                        Tokens::length,
                        settings,
                        System::nanoTime,
                        observer);
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        batcher.ensureRoom(texts.size());
        long start = System.nanoTime();
        List<Tokens> tokens = new ArrayList<>(texts.size());
        try {
            for (String text : texts) {
                tokens.add(encoder.get().tokenise(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sentence encoder cannot be loaded.", e);
        }
        long tokenising = (System.nanoTime() - start) / Math.max(1, texts.size());
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        for (Batched<float[]> answer : batcher.submit(tokens)) {
            Timing timing = new Timing(answer.queueNanos(), tokenising, answer.inferenceNanos());
            embeddings.add(new Embedding(answer.result(), timing));
        }
        return embeddings;
    }

    /** Finishes what is queued. */
    @Override
    public void close() {
        batcher.close();
    }
}
