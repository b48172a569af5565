package io.mlpipeline.mlservice.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.encoder.Embedder;
import io.mlpipeline.mlservice.encoder.TinyEncoder;
import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.FewExamples;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.engine.TextClassifierContract;
import io.mlpipeline.mlservice.linear.LinearClassifier;
import io.mlpipeline.mlservice.linear.LinearModel;
import io.mlpipeline.mlservice.linear.TinyLinear;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CascadeClassifierTests implements TextClassifierContract {

    /** So mild that the linear model is sure of some of the examples only. */
    private static final LinearModel LINEAR = TinyLinear.model().withSharpness(0.8);

    private static final LinearClassifier FIRST = new LinearClassifier(LINEAR, FewExamples.LABELS);

    private static final double MIXED = medianScore();

    /** What was embedded. */
    private final List<String> embedded = new ArrayList<>();

    private final Embedder watched =
            texts -> {
                embedded.addAll(texts);
                return TinyEncoder.embedder().embed(texts);
            };

    @Override
    public TextClassifier classifier() throws IOException {
        return cascade(MIXED, TinyEncoder.embedder());
    }

    @Override
    public Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < FewExamples.texts().size(); i++) {
            known.put(FewExamples.texts().get(i), FewExamples.label(i));
        }
        return known;
    }

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
    void answersByTheEncoderWhenLinearIsUnsure() throws IOException {
        Classification answer = cascade(2, watched).classify("somebody took my Visa debit");

        assertThat(answer.engine()).isEqualTo(EngineKind.ENCODER);
        assertThat(answer.scores().best().label()).isEqualTo("card");
        assertThat(embedded).containsExactly("somebody took my Visa debit");
    }

    @Test
    void answersByLinearWhenThatIsSure() throws IOException {
        Classification answer = cascade(0, watched).classify("I lost my card");

        assertThat(answer.engine()).isEqualTo(EngineKind.LINEAR);
        assertThat(answer.scores().probabilities())
                .containsExactly(FIRST.classify("I lost my card").scores().probabilities());
        assertThat(embedded).isEmpty();
    }

    @Test
    void answersByLinearFromTheThresholdOn() throws IOException {
        String text = FewExamples.texts().getFirst();
        float score = FIRST.classify(text).scores().best().probability();

        assertThat(cascade(score, watched).classify(text).engine()).isEqualTo(EngineKind.LINEAR);
        assertThat(cascade(Math.nextUp(score), watched).classify(text).engine())
                .isEqualTo(EngineKind.ENCODER);
    }

    @Test
    void asksTheEncoderForTheUnsureAloneAndKeepsTheOrder() throws IOException {
        List<String> texts = FewExamples.texts();
        List<String> unsure =
                texts.stream()
                        .filter(text -> FIRST.classify(text).scores().best().probability() < MIXED)
                        .toList();

        List<Classification> answers = cascade(MIXED, watched).classify(texts);

        assertThat(unsure).hasSizeBetween(5, texts.size() - 5);
        assertThat(embedded).isEqualTo(unsure);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(answers.get(i).engine())
                    .isEqualTo(
                            unsure.contains(texts.get(i)) ? EngineKind.ENCODER : EngineKind.LINEAR);
            assertThat(answers.get(i).scores().best().label()).isEqualTo(FewExamples.label(i));
        }
    }

    @Test
    void countsTheLinearModelInTheSecondStageToo() throws IOException {
        CascadeModel linearAlone = new CascadeModel(LINEAR, TinyEncoder.model(0, 0, 0.8), 2);
        try (TextClassifier classifier =
                new CascadeClassifier(linearAlone, FewExamples.LABELS, watched)) {
            for (String text : List.of("I lost my card", "the rate of a transfer")) {
                assertThat(classifier.classify(text).scores().probabilities())
                        .containsExactly(FIRST.classify(text).scores().probabilities());
            }
        }
    }

    @Test
    void explainsAsTheStageThatAnswers() throws IOException {
        String text = "I lost my card";

        assertThat(cascade(0, watched).explain(text, 0)).isEqualTo(FIRST.explain(text, 0));
        assertThat(embedded).isEmpty();

        List<Contribution> byOcclusion = cascade(2, watched).explain(text, 0);
        assertThat(embedded)
                .containsExactly(text, " lost my card", "I  my card", "I lost  card", "I lost my ");
        assertThat(byOcclusion).hasSize(4);
        Contribution strongest = byOcclusion.getFirst();
        assertThat(text.substring(strongest.start(), strongest.end())).isEqualTo("card");
        double with = cascade(2, watched).classify(text).scores().probabilities()[0];
        double without = cascade(2, watched).classify("I lost my ").scores().probabilities()[0];
        // alone here, in a batch there
        assertThat(strongest.weight()).isCloseTo(Math.log(with / without), within(0.1));
    }

    private static TextClassifier cascade(double threshold, Embedder embedder) throws IOException {
        return new CascadeClassifier(
                new CascadeModel(LINEAR, TinyEncoder.model(0.5, 0.3, 0.5), threshold),
                FewExamples.LABELS,
                embedder);
    }

    private static double medianScore() {
        List<Double> scores =
                FIRST.classify(FewExamples.texts()).stream()
                        .map(answer -> (double) answer.scores().best().probability())
                        .sorted()
                        .toList();
        return scores.get(scores.size() / 2);
    }
}
