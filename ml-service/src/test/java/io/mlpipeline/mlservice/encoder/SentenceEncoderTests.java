package io.mlpipeline.mlservice.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.engine.FewExamples;
import io.mlpipeline.mlservice.engine.OddTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SentenceEncoderTests {

    /**
     * Least cosine between an English text embedded alone and in a batch; 0.995 is what was
     * measured. The eight-bit activations are scaled by the extremes of the whole batch, so
     * neighbours change a vector a little.
     */
    private static final double SAME = 0.99;

    /** The same for texts that the encoder does not know; 0.984 is what was measured. */
    private static final double SAME_IF_ODD = 0.97;

    private static SentenceEncoder encoder;

    @BeforeAll
    static void load() throws IOException {
        encoder = TinyEncoder.shared().get();
    }

    @Test
    void givesVectorsOfLengthOneWhateverTheText() {
        for (String text :
                Stream.of(OddTexts.shortOnes(), OddTexts.longOnes())
                        .flatMap(List::stream)
                        .toList()) {
            float[] vector = embed(text);

            assertThat(vector).hasSize(SentenceEncoder.DIMENSIONS).doesNotContain(Float.NaN);
            assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void putsTextsOfLikeMeaningNearEachOther() {
        float[] lost = embed("I lost my card");

        assertThat(cosine(lost, embed("My debit card has gone missing")))
                .isGreaterThan(cosine(lost, embed("What is the exchange rate?")) + 0.1);
        assertThat(cosine(embed("The cat sat on the mat"), embed("A cat is sitting on a rug")))
                .isGreaterThan(cosine(lost, embed("A cat is sitting on a rug")) + 0.1);
    }

    @Test
    void givesATextTheSameBitsEachTime() {
        for (String text : FewExamples.texts()) {
            assertThat(embed(text)).containsExactly(embed(text));
        }
    }

    @Test
    void givesATextNearlyTheSameVectorAloneAndInABatch() {
        List<String> texts = new ArrayList<>(FewExamples.texts());
        texts.addAll(OddTexts.shortOnes());
        texts.add("lost card ".repeat(40));
        List<float[]> together = encoder.embed(texts.stream().map(encoder::tokenise).toList());

        for (int i = 0; i < texts.size(); i++) {
            assertThat(cosine(together.get(i), embed(texts.get(i))))
                    .as(texts.get(i))
                    .isGreaterThan(i < FewExamples.texts().size() ? SAME : SAME_IF_ODD);
        }
    }

    @Test
    void readsTheBeginningOfLongTexts() {
        String words = "card ".repeat(510);
        Tokens tokens = encoder.tokenise(words + "exchange rate ".repeat(500));

        assertThat(tokens.length()).isEqualTo(SentenceEncoder.MAX_TOKENS);
        assertThat(tokens.ids()).isEqualTo(encoder.tokenise(words).ids());
    }

    @Test
    void readsCapitalsAsSmallLetters() {
        assertThat(encoder.tokenise("WHERE IS My Card").ids())
                .isEqualTo(encoder.tokenise("where is my card").ids());
    }

    @Test
    void isLoadedOnceForAll() throws IOException {
        assertThat(TinyEncoder.shared().get()).isSameAs(encoder);
        assertThat(encoder.sha256()).matches("[0-9a-f]{64}");
    }

    private static float[] embed(String text) {
        return encoder.embed(List.of(encoder.tokenise(text))).getFirst();
    }

    static double cosine(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * (double) right[i];
        }
        return sum;
    }
}
