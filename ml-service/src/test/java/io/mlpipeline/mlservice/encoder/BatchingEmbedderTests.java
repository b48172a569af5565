package io.mlpipeline.mlservice.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlpipeline.mlservice.batching.BatchObserver;
import io.mlpipeline.mlservice.batching.BatchingProperties;
import io.mlpipeline.mlservice.engine.FewExamples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BatchingEmbedderTests {

    @Test
    void givesEachOfManyCallersItsOwn() throws Exception {
        List<String> texts = FewExamples.texts();
        List<float[]> alone = new ArrayList<>();
        for (String text : texts) {
            alone.add(embedAlone(text));
        }
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Embedding>>> futures = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                List<String> asked =
                        List.of(texts.get(i % texts.size()), texts.get((i + 5) % texts.size()));
                futures.add(callers.submit(() -> TinyEncoder.embedder().embed(asked)));
            }
            for (int i = 0; i < futures.size(); i++) {
                List<Embedding> embeddings = futures.get(i).get();
                assertThat(embeddings).hasSize(2);
                assertThat(nearest(alone, embeddings.get(0))).isEqualTo(i % texts.size());
                assertThat(nearest(alone, embeddings.get(1))).isEqualTo((i + 5) % texts.size());
            }
        }
    }

    @Test
    void saysWhereTheTimeWent() {
        Embedding embedding = TinyEncoder.embedder().embed(List.of("card")).getFirst();

        assertThat(embedding.timing().tokeniseNanos()).isPositive();
        assertThat(embedding.timing().inferenceNanos()).isPositive();
        assertThat(embedding.timing().queueNanos()).isNotNegative();
    }

    @Test
    void leavesTheEncoderOpenWhenItIsClosed() throws IOException {
        BatchingEmbedder embedder =
                new BatchingEmbedder(
                        TinyEncoder.shared(), BatchingProperties.defaults(), BatchObserver.NONE);
        embedder.close();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> embedder.embed(List.of("card")));
        assertThat(embedAlone("card")).hasSize(SentenceEncoder.DIMENSIONS);
    }

    private static float[] embedAlone(String text) throws IOException {
        SentenceEncoder encoder = TinyEncoder.shared().get();
        return encoder.embed(List.of(encoder.tokenise(text))).getFirst();
    }

    private static int nearest(List<float[]> vectors, Embedding embedding) {
        int nearest = 0;
        for (int i = 1; i < vectors.size(); i++) {
            if (SentenceEncoderTests.cosine(vectors.get(i), embedding.vector())
                    > SentenceEncoderTests.cosine(vectors.get(nearest), embedding.vector())) {
                nearest = i;
            }
        }
        return nearest;
    }
}
