package io.mlpipeline.preprocessor.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShinglesTests {

    @Test
    void resemblesItselfWhateverItsCaseAndPunctuation() {
        assertThat(resemblance("Where is my parcel?", "  where   is my PARCEL!!")).isEqualTo(1);
    }

    @Test
    void resemblesNothingThatSharesNoWord() {
        assertThat(resemblance("Where is my parcel?", "Danke, alles bestens")).isZero();
        assertThat(resemblance("", "")).isZero();
        assertThat(resemblance("abc", "abc")).isZero();
    }

    @Test
    void isTheShareOfCommonRuns() {
        // abcd bcde cdef - bcde cdef defg: two of four
        assertThat(resemblance("abcdef", "bcdefg")).isEqualTo(0.5);
    }

    @Test
    void sharesBandsAsOftenAsItsFormulaSays() {
        for (double wanted : new double[] {0.3, 0.6, 0.8, 0.9}) {
            int pairs = 1_000;
            int found = 0;
            double expected = 0;
            for (int pair = 0; pair < pairs; pair++) {
                String[] texts = pairOf(wanted, new Random(pair));
                Shingles a = Shingles.of(texts[0]);
                Shingles b = Shingles.of(texts[1]);
                expected += 1 - Math.pow(1 - Math.pow(a.resemblance(b), 6), 12);
                int[] other = MinHash.bands(b);
                found += Arrays.stream(MinHash.bands(a)).anyMatch(x -> contains(other, x)) ? 1 : 0;
            }
            assertThat((double) found / pairs)
                    .as("resemblance about %s", wanted)
                    .isCloseTo(expected / pairs, within(0.05));
        }
    }

    @Test
    void hasNoBandsWhereOneWordIsMostOfTheText() {
        assertThat(MinHash.bands(Shingles.of("Where is it?"))).isEmpty();
        assertThat(MinHash.bands(Shingles.of("Where is my new credit card?"))).hasSize(12);
    }

    /** Forty random words, of which the second text has some replaced at its end. */
    private static String[] pairOf(double resemblance, Random random) {
        int words = 40;
        int kept = (int) Math.round(words * 2 * resemblance / (1 + resemblance));
        String same = words(kept, random);
        return new String[] {
            same + " " + words(words - kept, random), same + " " + words(words - kept, random)
        };
    }

    private static String words(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(_ ->
                        random.ints(6, 'a', 'z' + 1)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static boolean contains(int[] values, int value) {
        return Arrays.stream(values).anyMatch(v -> v == value);
    }

    private static double resemblance(String a, String b) {
        return Shingles.of(a).resemblance(Shingles.of(b));
    }
}
