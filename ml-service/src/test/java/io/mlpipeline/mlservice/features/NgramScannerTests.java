package io.mlpipeline.mlservice.features;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NgramScannerTests {

    private static final CharacterLengths THREE = new CharacterLengths(3, 3);

    private record Ngram(long hash, NgramKind kind, int first, int last) {}

    @ParameterizedTest
    @CsvSource({
        "'Where is my card?', Where|is|my|card|?",
        "it's 5.50, it|'|s|5|.|50",
        "'«Où?» – ¡aquí!', «|Où|?|»|–|¡|aquí|!",
        "a_b+c\u0000\u007f^d, a|_|b|+|c|^|d",
        "où est passée, où|est|passée",
        "Straße Ёлка, Straße|Ёлка",
        "أين بطاقتي؟, أين|بطاقتي|؟",
        "मेरा कार्ड, मेरा|कार्ड",
        "我的卡丢了, 我|的|卡|丢|了",
        "カードの3枚, カ|ー|ド|の|3|枚",
        "บัตร, บ|ั|ต|ร",
        "ok卡ok, ok|卡|ok",
        "'€5 😀😀', €|5|😀|😀",
        "'a\ud83d b', a|b"
    })
    void findsTheWordsOfAnyScript(String text, String words) {
        assertThat(words(text)).containsExactly(words.split("\\|"));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'\u0000\t\u007f'", "'\ud83d'", "'\ude00\ud83d'", "'\ufeff\u200b'"})
    void findsNothingInTextsWithoutWords(String text) {
        assertThat(scan(text)).isEmpty();
    }

    @Test
    void givesEveryNgramOfTwoWords() {
        List<Ngram> ngrams = scan("ab c");

        // " ab", "ab " of the first, " c " of the second
        assertThat(count(ngrams, NgramKind.CHARACTER)).isEqualTo(3);
        // ab, c, and both
        assertThat(count(ngrams, NgramKind.WORD)).isEqualTo(3);
        assertThat(count(ngrams, NgramKind.PAIR)).isEqualTo(1);
        assertThat(ngrams.stream().map(Ngram::hash).distinct()).hasSize(7);
    }

    @Test
    void pairsWordsByTheirBeginningsInAnyOrder() {
        assertThat(pairs("cards x lost")).contains(pairs("lost card").getFirst());
        assertThat(pairs("lost carpet")).doesNotContain(pairs("lost card").getFirst());
    }

    @Test
    void pairsAWordWithThoseNearIt() {
        String words = IntStream.range(0, 20).mapToObj(i -> "w" + i).collect(joining(" "));

        // words with 0 to 15 before them, then four with 16
        assertThat(pairs(words)).hasSize(15 * 16 / 2 + 4 * 16).doesNotHaveDuplicates();
    }

    @Test
    void givesAsManyAsItSays() {
        String text = "Where is my card? I lost my card, 卡 😀.";

        assertThat(scan(text)).hasSize(NgramScanner.scan(text, THREE).size());
    }

    @Test
    void tellsApartWhatIsWrittenTheSameInDifferentKinds() {
        assertThat(scan("a b").stream().map(Ngram::hash).distinct()).hasSize(scan("a b").size());
    }

    @ParameterizedTest
    @CsvSource({
        "Where Is My CARD, where is my card",
        "ÉTÉ À NOËL, été à noël",
        "ПОТЕРЯЛ КАРТУ, потерял карту",
        "\ud801\udc00\ud801\udc01, \ud801\udc28\ud801\udc29"
    })
    void takesCapitalsForSmallLetters(String capitals, String small) {
        assertThat(scan(capitals)).isNotEmpty().isEqualTo(scan(small));
    }

    @ParameterizedTest
    @MethodSource("io.mlpipeline.mlservice.engine.OddTexts#longOnes")
    void doesNoMoreForLongTextsThanTheirLengthWarrants(String text) {
        assertThat(scan(text)).hasSizeLessThan(25 * text.length());
    }

    private static List<Ngram> scan(String text) {
        List<Ngram> ngrams = new ArrayList<>();
        NgramScanner.scan(text, THREE)
                .forEach((hash, kind, first, last) ->
                        ngrams.add(new Ngram(hash, kind, first, last)));
        return ngrams;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Ngrams ngrams = NgramScanner.scan(text, THREE);
        for (int i = 0; i < ngrams.words(); i++) {
            words.add(text.substring(ngrams.start(i), ngrams.end(i)));
        }
        return words;
    }

    private static List<Long> pairs(String text) {
        return scan(text).stream()
                .filter(ngram -> ngram.kind() == NgramKind.PAIR)
                .map(Ngram::hash)
                .toList();
    }

    private static long count(List<Ngram> ngrams, NgramKind kind) {
        return ngrams.stream().filter(ngram -> ngram.kind() == kind).count();
    }
}
