package io.mlpipeline.mlservice.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.mlservice.engine.Contribution;
import io.mlpipeline.mlservice.explanation.WordOcclusion.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordOcclusionTests {

    @ParameterizedTest
    @CsvSource({
        "where's my card?, where's|my|card",
        "l’accès à l'été, l’accès|à|l'été",
        "我的卡丢了, 我|的|卡|丢|了",
        "ok \ud83d\ude00\ud83d\ude00 ok, ok|\ud83d\ude00|\ud83d\ude00|ok",
        "أين بطاقتي, أين|بطاقتي"
    })
    void leavesOutWordsSignsAndEmoji(String text, String words) {
        assertThat(WordOcclusion.of(text).windows())
                .extracting(window -> text.substring(window.start(), window.end()))
                .containsExactly(words.split("\\|"));
    }

    @Test
    void takesNeighboursTogetherInLongTexts() {
        WordOcclusion occlusion = WordOcclusion.of("word ".repeat(130));

        assertThat(occlusion.windows()).hasSize(44).startsWith(new Window(0, 14));
    }

    @Test
    void triesTheTextWithoutEachOfThem() {
        assertThat(WordOcclusion.of("a b, c").variants())
                .containsExactly("a b, c", " b, c", "a , c", "a b, ");
    }

    @Test
    void putsTheStrongestFirst() {
        WordOcclusion occlusion = WordOcclusion.of("a b c");

        assertThat(occlusion.contributions(new double[] {-1, -1.25, -0.5, -3}))
                .containsExactly(
                        new Contribution(4, 5, 2),
                        new Contribution(2, 3, -0.5),
                        new Contribution(0, 1, 0.25));
    }

    @Test
    void hasNothingToLeaveOutOfNothing() {
        WordOcclusion occlusion = WordOcclusion.of("");

        assertThat(occlusion.variants()).isEqualTo(List.of(""));
        assertThat(occlusion.contributions(new double[] {-1})).isEmpty();
    }
}
