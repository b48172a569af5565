package io.mlpipeline.mlservice.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mlpipeline.mlservice.engine.OddTexts;
import io.mlpipeline.mlservice.features.NgramVectorizer.Occurrence;
import io.mlpipeline.mlservice.features.NgramVectorizer.Span;
import io.mlpipeline.mlservice.regression.SparseMatrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NgramVectorizerTests {

    private static final int MANY = 1_000_000;
    private static final CharacterLengths THREE = new CharacterLengths(3, 3);

    /** Knows a in both texts; b and c, and the neighbours, in one each; no pair occurs twice. */
    private final NgramVectorizer two = fit(List.of("a b", "a c"));

    @Test
    void weighsByRarityAndBringsEachKindToLengthOne() {
        // ln(3/2) + 1 = 1.405465 for what is in one text of two, 1 for what is in both:
        // words a, b, "a b" over 2.225009; characters of a, of b over 1.724915; bias
        assertThat(sortedValues(two.vectorise("a b")))
                .usingComparatorWithPrecision(1e-5)
                .containsExactly(0.449436, 0.579738, 0.631667, 0.631667, 0.814803, 1.0);
    }

    @Test
    void countsRepetitionsByTheirLogarithm() {
        // b twice: (1 + ln 2) · 1.405465 = 2.379659; words, and characters, over 2.581235
        assertThat(sortedValues(two.vectorise("b b a")))
                .usingComparatorWithPrecision(1e-5)
                .containsExactly(0.387411, 0.387411, 0.921907, 0.921907, 1.0);
    }

    @Test
    void countsPairsOnlyAsPresent() {
        NgramVectorizer vectorizer = fit(List.of("a b c", "a b c", "a b"));
        SparseVector vector = vectorizer.vectorise("a b a c");

        // pairs stand last: ab in all three texts, ac and bc in two, 1 + ln(4/3) = 1.287682
        int firstPair = vectorizer.width() - 1 - 3;
        double[] pairs =
                IntStream.range(0, vector.size())
                        .filter(i -> vector.columns()[i] >= firstPair)
                        .mapToDouble(i -> vector.values()[i])
                        .sorted()
                        .toArray();
        assertThat(pairs)
                .usingComparatorWithPrecision(1e-5)
                .containsExactly(0.481341, 0.619815, 0.619815, 1.0);
    }

    @Test
    void hasTheBiasAloneForTextsWithoutAnythingKnown() {
        for (String text : List.of("", " ", "?!", "\ud83d", "zzz")) {
            SparseVector vector = two.vectorise(text);

            assertThat(vector.size()).as(text).isEqualTo(1);
            assertThat(vector.columns()[0]).isEqualTo(two.width() - 1);
            assertThat(vector.values()[0]).isEqualTo(1);
        }
    }

    @Test
    void seesNoDifferenceBetweenCapitalsAndSmallLetters() {
        NgramVectorizer vectorizer = fit(List.of("où est ma carte", "где моя карта"));

        assertSame(
                vectorizer.vectorise("OÙ EST Ma Carte"), vectorizer.vectorise("où est ma carte"));
        assertSame(vectorizer.vectorise("ГДЕ МОЯ КАРТА"), vectorizer.vectorise("где моя карта"));
    }

    @Test
    void takesAMarkOfPunctuationForAWord() {
        NgramVectorizer vectorizer = fit(List.of("why?", "why!", "¿why"));

        assertThat(vectorizer.occurrences("?"))
                .extracting(Occurrence::spans)
                .containsExactly(List.of(new Span(0, 1)), List.of(new Span(0, 1)));
        assertThat(vectorizer.vectorise("why?").columns())
                .isNotEqualTo(vectorizer.vectorise("why!").columns());
        assertThat(vectorizer.vectorise("why\u0000 \u007f").size())
                .isEqualTo(vectorizer.vectorise("why").size());
    }

    @Test
    void findsCharactersOfEveryLengthBetweenTheBorders() {
        List<String> texts = List.of("abc");
        // of " abc ": four of two, three of three, two of four, one of five; word and bias
        int[] sizes = {2 + 4, 2 + 4 + 3, 2 + 4 + 3 + 2, 2 + 4 + 3 + 2 + 1, 2 + 4 + 3 + 2 + 1};
        for (int longest = 2; longest <= 6; longest++) {
            CharacterLengths lengths = new CharacterLengths(2, longest);
            assertThat(NgramVectorizer.fit(texts, lengths, MANY).width())
                    .isEqualTo(sizes[longest - 2]);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new CharacterLengths(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new CharacterLengths(3, 2));
    }

    @Test
    void keepsTheMostFrequentWhereThereAreTooMany() {
        NgramVectorizer small = NgramVectorizer.fit(List.of("a b", "a c", "a d"), THREE, 2);

        assertThat(small.width()).isEqualTo(3);
        // the word a and its characters are in all texts
        assertThat(small.vectorise("a").size()).isEqualTo(3);
        assertThat(small.vectorise("b").size()).isEqualTo(1);
    }

    @Test
    void leavesOutCharactersThatOccurOnceWhereThereAreManyTexts() {
        List<String> texts = new ArrayList<>(Collections.nCopies(3_998, "a"));
        texts.add("b");
        assertThat(fit(texts).vectorise("b").size()).isEqualTo(3);

        texts.add("a");
        assertThat(fit(texts).vectorise("b").size()).isEqualTo(2);
        assertThat(fit(texts).vectorise("a").size()).isEqualTo(3);
    }

    @Test
    void givesManyTextsTheFeaturesOfEach() {
        List<String> texts = List.of("a c", "", "b b a");
        SparseMatrix matrix = two.vectorise(texts);

        assertThat(matrix.rows()).isEqualTo(3);
        assertThat(matrix.width()).isEqualTo(two.width());
        for (int row = 0; row < texts.size(); row++) {
            SparseVector expected = two.vectorise(texts.get(row));
            int start = matrix.starts()[row];
            int end = matrix.starts()[row + 1];
            assertThat(Arrays.copyOfRange(matrix.columns(), start, end))
                    .isEqualTo(Arrays.copyOf(expected.columns(), expected.size()));
            assertThat(Arrays.copyOfRange(matrix.values(), start, end))
                    .isEqualTo(Arrays.copyOf(expected.values(), expected.size()));
        }
    }

    @Test
    void readsAndWritesAnyText() {
        NgramVectorizer vectorizer = everything();
        for (String text : OddTexts.shortOnes()) {
            SparseVector vector = vectorizer.vectorise(text);

            double squares = 0;
            for (int i = 0; i < vector.size(); i++) {
                squares += vector.values()[i] * vector.values()[i];
            }
            // one for the bias, and one for each kind that is there
            assertThat(squares).as(text).isCloseTo(Math.rint(squares), within(1e-5));
            assertThat(squares).isBetween(0.999, 4.001);
            assertThat(Arrays.stream(vector.columns(), 0, vector.size()).distinct())
                    .hasSize(vector.size());
        }
        for (String text : OddTexts.longOnes()) {
            assertThat(vectorizer.vectorise(text).size()).isLessThan(25 * text.length());
        }
    }

    @Test
    void saysWhereEachNgramStands() {
        String text = "A b; a?";

        List<Occurrence> occurrences = two.occurrences(text);

        // a twice and b once, each as a word and its characters; "a b" once, "b a" is not known
        assertThat(occurrences).hasSize(7);
        assertThat(spans(occurrences, new Span(0, 1))).isEqualTo(2);
        assertThat(spans(occurrences, new Span(2, 3))).isEqualTo(2);
        assertThat(spans(occurrences, new Span(5, 6))).isEqualTo(2);
        assertThat(spans(occurrences, new Span(0, 3))).isEqualTo(1);
    }

    @Test
    void givesWordsApartASpanEach() {
        NgramVectorizer vectorizer = fit(List.of("a x b", "b y a"));

        assertThat(vectorizer.occurrences("a, z, b"))
                .extracting(Occurrence::spans)
                .contains(List.of(new Span(0, 1), new Span(6, 7)));
    }

    @Test
    void pointsAtWholeWordsWithinTheText() {
        NgramVectorizer vectorizer = everything();
        for (String text : OddTexts.shortOnes()) {
            for (Occurrence occurrence : vectorizer.occurrences(text)) {
                for (Span span : occurrence.spans()) {
                    assertThat(span.start()).as(text).isBetween(0, span.end() - 1);
                    assertThat(span.end()).as(text).isLessThanOrEqualTo(text.length());
                    assertThat(Character.isLowSurrogate(text.charAt(span.start()))).isFalse();
                    assertThat(Character.isHighSurrogate(text.charAt(span.end() - 1))).isFalse();
                    assertThat(text.substring(span.start(), span.end()))
                            .isEqualTo(text.substring(span.start(), span.end()).strip());
                }
            }
        }
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() throws IOException {
        NgramVectorizer vectorizer = everything();
        NgramVectorizer read = read(written(vectorizer));

        assertThat(read.width()).isEqualTo(vectorizer.width());
        for (String text : OddTexts.shortOnes()) {
            assertSame(read.vectorise(text), vectorizer.vectorise(text));
            assertThat(read.occurrences(text)).isEqualTo(vectorizer.occurrences(text));
        }
    }

    @Test
    void refusesWhatIsCutOffOrDamaged() throws IOException {
        byte[] bytes = written(two);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIOException().isThrownBy(() -> read(cut));
        }
        for (int lengthAt : new int[] {0, 4, 5, 6}) {
            for (byte top : new byte[] {0x7f, (byte) 0xff}) {
                byte[] damaged = bytes.clone();
                damaged[lengthAt] = top;
                assertThatIOException().isThrownBy(() -> read(damaged));
            }
        }
    }

    private static NgramVectorizer fit(List<String> texts) {
        return NgramVectorizer.fit(texts, THREE, MANY);
    }

    private static NgramVectorizer everything() {
        return NgramVectorizer.fit(OddTexts.shortOnes(), new CharacterLengths(2, 5), MANY);
    }

    private static byte[] written(NgramVectorizer vectorizer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        vectorizer.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static NgramVectorizer read(byte[] bytes) throws IOException {
        return NgramVectorizer.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static long spans(List<Occurrence> occurrences, Span span) {
        return occurrences.stream().filter(o -> o.spans().equals(List.of(span))).count();
    }

    private static double[] sortedValues(SparseVector vector) {
        return IntStream.range(0, vector.size())
                .mapToDouble(i -> vector.values()[i])
                .sorted()
                .toArray();
    }

    private static void assertSame(SparseVector actual, SparseVector expected) {
        assertThat(actual.columns()).isEqualTo(expected.columns());
        assertThat(actual.values()).isEqualTo(expected.values());
    }
}
