package io.mlpipeline.mlservice.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.FewExamples;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.engine.TextClassifierContract;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderClassifierTests implements TextClassifierContract {

    @Override
    public TextClassifier classifier() throws IOException {
        return classifier(0.6, 0.3);
    }

    private static TextClassifier classifier(double... pool) throws IOException {
        return new EncoderClassifier(
                TinyEncoder.model(pool), FewExamples.LABELS, TinyEncoder.embedder());
    }

    @Override
    public Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < FewExamples.texts().size(); i++) {
            known.put(FewExamples.texts().get(i), FewExamples.label(i));
        }
        return known;
    }

    /** Texts embedded together change each other's vectors a little: see the encoder's tests. */
    @Override
    public double tolerance() {
        return 0.02;
    }

    /** Here the differences reach 0.07, as a head of so few examples is nowhere sure. */
    @Override
    public double toleranceForOddTexts() {
        return 0.15;
    }

    @Test
    void understandsWordsItWasNotTrainedOn() throws IOException {
        Classification answer = classifier().classify("somebody took my Visa debit");

        assertThat(answer.scores().best().label()).isEqualTo("card");
        assertThat(answer.engine()).isEqualTo(EngineKind.ENCODER);
        assertThat(answer.timing().inferenceNanos()).isPositive();
    }

    @Test
    void explainsByWhatAWordAddsToTheLogarithm() throws IOException {
        String text = "😀 the card";
        List<Contribution> explanation = classifier().explain(text, 0);

        assertThat(explanation).hasSize(3);
        Contribution strongest = explanation.getFirst();
        assertThat(text.substring(strongest.start(), strongest.end())).isEqualTo("card");
        double with = classifier().classify(text).scores().probabilities()[0];
        double without = classifier().classify("😀 the ").scores().probabilities()[0];
        // alone here, in a batch there
        assertThat(strongest.weight()).isCloseTo(Math.log(with / without), within(0.1));
    }

    @Test
    void explainsLabelsOfNoProbabilityByFiniteWeights() throws IOException {
        TextClassifier sure = classifier(1_000, 1_000);

        assertThat(sure.classify("I lost my card").scores().probabilities()).contains(0);
        for (int label = 0; label < 3; label++) {
            assertThat(sure.explain("I lost my card", label))
                    .isNotEmpty()
                    .allSatisfy(contribution -> assertThat(contribution.weight()).isFinite());
        }
    }
}
