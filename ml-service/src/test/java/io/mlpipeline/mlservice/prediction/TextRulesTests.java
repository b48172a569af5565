package io.mlpipeline.mlservice.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlpipeline.starter.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTests {

    private final TextRules rules = new TextRules(new PredictionProperties(10, 3, 2, 20, 100));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u2003\t",
                "a\u0000",
                "\ud83d",
                "a\ude00",
                "\ud83da",
                "01234567890"
            })
    void refusesTextsThatAreNoneWithTheirPlace(String text) {
        assertThatThrownBy(() -> rules.check(List.of("fine", text), false))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Text 1 ");
    }

    @Test
    void countsCodePointsForTheLimitAndCodeUnitsForTheWork() {
        assertThat(rules.check(List.of("😀".repeat(10), "a"), false)).isEqualTo(21);
    }

    @Test
    void boundsTextsAtOnceAndFewerToBeExplained() {
        assertThat(rules.check(List.of("a", "b", "c"), false)).isEqualTo(3);
        assertThatThrownBy(() -> rules.check(List.of("a", "b", "c", "d"), false))
                .hasMessageContaining("at most 3 texts");
        assertThatThrownBy(() -> rules.check(List.of("a", "b", "c"), true))
                .hasMessageContaining("At most 2 texts");
    }
}
