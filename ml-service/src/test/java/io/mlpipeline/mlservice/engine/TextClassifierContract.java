package io.mlpipeline.mlservice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every engine promises, whatever it is made of. */
public interface TextClassifierContract {

    /** Stays open after a test. */
    TextClassifier classifier() throws Exception;

    /** Texts whose label the model knows, in any order. */
    Map<String, String> known() throws Exception;

    /** By how much a score may differ between a text alone and the same text in a batch. */
    double tolerance();

    /** The same for texts unlike any that the model knows. */
    default double toleranceForOddTexts() {
        return tolerance();
    }

    @Test
    default void answersInTheOrderOfTheTexts() throws Exception {
        List<String> texts = shuffled();

        List<Classification> answers = classifier().classify(texts);

        assertThat(answers)
                .extracting(answer -> answer.scores().best().label())
                .containsExactlyElementsOf(texts.stream().map(known()::get).toList());
    }

    @Test
    default void answersTheSameAloneAndInABatch() throws Exception {
        List<String> texts = new ArrayList<>(shuffled());
        List<Classification> answers = classifier().classify(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertSame(classifier().classify(texts.get(i)), answers.get(i), texts.get(i));
        }
    }

    @Test
    default void answersOddTextsTheSameAloneAndInABatch() throws Exception {
        List<Classification> answers = classifier().classify(OddTexts.shortOnes());

        for (int i = 0; i < answers.size(); i++) {
            String text = OddTexts.shortOnes().get(i);
            assertSameScores(
                    classifier().classify(text), answers.get(i), text, toleranceForOddTexts());
        }
    }

    @Test
    default void answersATextTwiceWithTheSameBits() throws Exception {
        for (String text : shuffled()) {
            assertThat(classifier().classify(text).scores().probabilities())
                    .containsExactly(classifier().classify(text).scores().probabilities());
        }
    }

    @Test
    default void givesProbabilitiesThatAddUpToOneWhateverTheText() throws Exception {
        List<String> texts = new ArrayList<>(shuffled());
        texts.addAll(OddTexts.shortOnes());
        texts.addAll(OddTexts.longOnes());

        List<Classification> answers = classifier().classify(texts);

        assertThat(answers).hasSameSizeAs(texts);
        for (Classification answer : answers) {
            assertThat(answer.scores().labels()).isEqualTo(classifier().labels());
            double sum = 0;
            for (float probability : answer.scores().probabilities()) {
                assertThat(probability).isBetween(0f, 1f);
                sum += probability;
            }
            assertThat(sum).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    default void answersNothingToNothing() throws Exception {
        assertThat(classifier().classify(List.of())).isEmpty();
    }

    @Test
    default void answersManyCallersAtOnceEachItsOwn() throws Exception {
        List<String> texts = shuffled();
        List<Classification> alone = new ArrayList<>();
        for (String text : texts) {
            alone.add(classifier().classify(text));
        }
        TextClassifier shared = classifier();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Classification>>> futures = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                List<String> asked = List.of(text(texts, i), text(texts, i + 1));
                futures.add(callers.submit(() -> shared.classify(asked)));
            }
            for (int i = 0; i < futures.size(); i++) {
                List<Classification> answers = futures.get(i).get();
                assertThat(answers).hasSize(2);
                assertSame(answers.get(0), alone.get(i % texts.size()), text(texts, i));
                assertSame(answers.get(1), alone.get((i + 1) % texts.size()), text(texts, i + 1));
            }
        }
    }

    @Test
    default void explainsByStretchesWithinTheText() throws Exception {
        List<String> texts = new ArrayList<>(shuffled().subList(0, 3));
        texts.addAll(OddTexts.shortOnes());
        for (String text : texts) {
            for (Contribution contribution : classifier().explain(text, 0)) {
                assertThat(contribution.start()).as(text).isBetween(0, contribution.end() - 1);
                assertThat(contribution.end()).as(text).isLessThanOrEqualTo(text.length());
                assertThat(contribution.weight()).as(text).isFinite();
                assertThat(Character.isLowSurrogate(text.charAt(contribution.start())))
                        .as(text)
                        .isFalse();
                assertThat(Character.isHighSurrogate(text.charAt(contribution.end() - 1)))
                        .as(text)
                        .isFalse();
            }
        }
    }

    @Test
    default void explainsTheStrongestFirst() throws Exception {
        for (String text : shuffled().subList(0, 3)) {
            List<Contribution> explanation = classifier().explain(text, 0);

            assertThat(explanation).isNotEmpty();
            assertThat(explanation)
                    .extracting(contribution -> -Math.abs(contribution.weight()))
                    .isSorted();
        }
    }

    private List<String> shuffled() throws Exception {
        List<String> texts = new ArrayList<>(known().keySet().stream().sorted().toList());
        Collections.shuffle(texts, new Random(1));
        return texts;
    }

    private static String text(List<String> texts, int index) {
        return texts.get(index % texts.size());
    }

    private void assertSame(Classification actual, Classification expected, String text) {
        assertThat(actual.scores().best().label())
                .as(text)
                .isEqualTo(expected.scores().best().label());
        assertThat(actual.engine()).as(text).isEqualTo(expected.engine());
        assertSameScores(actual, expected, text, tolerance());
    }

    private static void assertSameScores(
            Classification actual, Classification expected, String text, double tolerance) {
        for (int i = 0; i < expected.scores().labels().size(); i++) {
            assertThat((double) actual.scores().probabilities()[i])
                    .as(text)
                    .isCloseTo(expected.scores().probabilities()[i], within(tolerance));
        }
    }
}
