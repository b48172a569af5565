package io.mlpipeline.mlservice.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.engine.Labels;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTests {

    private static final Labels LABELS = new Labels(List.of("a", "b", "c", "unused"));

    /** Truth and answer: a as a, a, b; b as b, c, c; c as c. */
    private static final Evaluation EVALUATION =
            Evaluation.of(LABELS, answers(0, 0, 1, 1, 2, 2, 2), new int[] {0, 0, 0, 1, 1, 1, 2});

    @Test
    void countsWhatIsRight() {
        assertThat(EVALUATION.examples()).isEqualTo(7);
        assertThat(EVALUATION.accuracy()).isCloseTo(4 / 7.0, within(1e-12));
    }

    @Test
    void scoresEachClassWorstFirst() {
        List<ClassScore> classes = EVALUATION.classes();

        assertThat(classes).extracting(ClassScore::label).containsExactly("b", "c", "a");
        // precision 1/2 and recall 1/3; 1/3 and 1; 1 and 2/3
        assertThat(classes.get(0).f1()).isCloseTo(0.4, within(1e-12));
        assertThat(classes.get(1).f1()).isCloseTo(0.5, within(1e-12));
        assertThat(classes.get(2).f1()).isCloseTo(0.8, within(1e-12));
        assertThat(classes.get(2).precision()).isEqualTo(1);
        assertThat(classes.get(2).recall()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(classes).extracting(ClassScore::support).containsExactly(3, 1, 3);
    }

    @Test
    void takesTheMeanOfTheClassesThatOccur() {
        assertThat(EVALUATION.macroF1()).isCloseTo((0.4 + 0.5 + 0.8) / 3, within(1e-12));
    }

    @Test
    void namesTheConfusionsByTheirNumber() {
        assertThat(EVALUATION.confusions())
                .containsExactly(
                        new Confusion("b", "c", 2, 2 / 3.0), new Confusion("a", "b", 1, 1 / 3.0));
    }

    @Test
    void ordersConfusionsAlikeByTheirShareAndThenByName() {
        Evaluation evaluation =
                Evaluation.of(LABELS, answers(1, 0, 0, 2, 0), new int[] {0, 2, 1, 1, 0});

        // one each; all of c, half of a and b
        assertThat(evaluation.confusions())
                .extracting(confusion -> confusion.truth() + confusion.answer())
                .containsExactly("ca", "ab", "ba", "bc");
    }

    @Test
    void namesTwentyConfusionsAtMost() {
        Labels many = new Labels(IntStream.range(0, 30).mapToObj(i -> "l" + i).toList());
        float[][] answers = new float[30][30];
        for (int i = 0; i < 30; i++) {
            answers[i][(i + 1) % 30] = 1;
        }

        Evaluation evaluation = Evaluation.of(many, answers, IntStream.range(0, 30).toArray());

        assertThat(evaluation.confusions()).hasSize(20);
        assertThat(evaluation.accuracy()).isZero();
        assertThat(evaluation.macroF1()).isZero();
    }

    @Test
    void hasNothingToSayOfNothing() {
        Evaluation evaluation = Evaluation.of(LABELS, new float[0][], new int[0]);

        assertThat(evaluation)
                .isEqualTo(
                        new Evaluation(
                                0, 0, 0, new Reliability(0, List.of()), List.of(), List.of()));
    }

    private static float[][] answers(int... labels) {
        float[][] answers = new float[labels.length][LABELS.size()];
        for (int i = 0; i < labels.length; i++) {
            answers[i][labels[i]] = 1;
        }
        return answers;
    }
}
