package io.mlpipeline.mlservice.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.FewExamples;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.OddTexts;
import io.mlpipeline.mlservice.engine.TextClassifier;
import io.mlpipeline.mlservice.engine.TextClassifierContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearClassifierTests implements TextClassifierContract {

    private static final LinearModel MODEL = TinyLinear.model().withSharpness(1.7);

    private final LinearClassifier classifier = new LinearClassifier(MODEL, FewExamples.LABELS);

    @Override
    public TextClassifier classifier() {
        return classifier;
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
        return 0;
    }

    @Test
    void answersTextsItHasNotSeen() {
        assertThat(classifier.classify("somebody stole the card").scores().best().label())
                .isEqualTo("card");
        assertThat(classifier.classify("MONEY TRANSFER").scores().best().label())
                .isEqualTo("transfer");
        assertThat(classifier.classify("rates?").engine()).isEqualTo(EngineKind.LINEAR);
    }

    @Test
    void explainsExactly() {
        List<String> texts = new ArrayList<>(FewExamples.texts());
        texts.addAll(OddTexts.shortOnes());
        texts.add("card card rate card transfer RATE card");
        texts.add("lost card ".repeat(1_000));
        int bias = MODEL.vectorizer().width() - 1;
        for (String text : texts) {
            float[] logits = MODEL.logits(text);
            double mean = (logits[0] + logits[1] + logits[2]) / 3.0;
            for (int label = 0; label < 3; label++) {
                double explained =
                        classifier.explain(text, label).stream()
                                .mapToDouble(Contribution::weight)
                                .sum();
                assertThat(explained + MODEL.sharpness() * MODEL.weight(bias, label))
                        .as(text)
                        .isCloseTo(MODEL.sharpness() * (logits[label] - mean), within(1e-3));
            }
        }
    }

    @Test
    void namesTheWordThatMattersMost() {
        String text = "Oh no, 😀 that CARD is gone";

        Contribution strongest = classifier.explain(text, 0).getFirst();

        assertThat(text.substring(strongest.start(), strongest.end())).isEqualTo("CARD");
        assertThat(strongest.weight()).isPositive();
    }

    @Test
    void explainsNothingWhereItKnowsNothing() {
        assertThat(classifier.explain("§ ~", 0)).isEmpty();
        assertThat(classifier.explain("", 0)).isEmpty();
    }

    @Test
    void refusesLabelsOfAnotherNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearClassifier(MODEL, new Labels(List.of("a", "b"))));
    }
}
