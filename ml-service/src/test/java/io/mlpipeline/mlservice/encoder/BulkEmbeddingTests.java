package io.mlpipeline.mlservice.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlpipeline.mlservice.engine.FewExamples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class BulkEmbeddingTests {

    private final List<String> texts = texts();

    @Test
    void givesEachTextItsOwnVectorInOrder() throws IOException {
        List<Double> reports = new ArrayList<>();

        float[][] vectors = bulk(2).embed(texts, reports::add);

        assertThat(vectors).hasNumberOfRows(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            float[] alone = TinyEncoder.embedder().embed(List.of(texts.get(i))).getFirst().vector();
            assertThat(SentenceEncoderTests.cosine(vectors[i], alone)).isGreaterThan(0.98);
        }
        assertThat(reports).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void givesTheSameBitsWithAnyNumberOfThreads() throws IOException {
        float[][] one = bulk(1).embed(texts, _ -> {});
        float[][] three = bulk(3).embed(texts, _ -> {});

        for (int i = 0; i < texts.size(); i++) {
            assertThat(three[i]).containsExactly(one[i]);
        }
    }

    @Test
    void endsWhenProgressThrows() throws IOException {
        BulkEmbedding bulk = bulk(2);

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        bulk.embed(
                                texts,
                                _ -> {
                                    throw new CancellationException();
                                }));
    }

    private static BulkEmbedding bulk(int threads) throws IOException {
        return new BulkEmbedding(TinyEncoder.shared().get(), threads);
    }

    /** Of very different lengths, so that they make several batches. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String text : FewExamples.texts()) {
            texts.add(text);
            texts.add(text + " and " + text);
        }
        texts.add("");
        texts.add("lost card ".repeat(100));
        return texts;
    }
}
