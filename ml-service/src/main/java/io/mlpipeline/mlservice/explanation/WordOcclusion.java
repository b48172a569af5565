package io.mlpipeline.mlservice.explanation;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.Contribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Explains a score by leaving words out: what the score loses without a word is what the word did
 * for it (occlusion, Zeiler and Fergus 2014, applied to words).
 *
 * @param text as sent
 * @param windows stretches that are left out in turn, from the text's start to its end
 */
public record WordOcclusion(String text, List<Window> windows) {

    /** UTF-16 offsets of a stretch of the text; the end is behind its last code unit. */
    public record Window(int start, int end) {}

    /** Stretches tried at most; in longer texts neighbouring words are left out together. */
    private static final int MAX_WINDOWS = 64;

    /** Stretches that are tried however long the text is. */
    private static final int MIN_WINDOWS = 8;

    /** Length of all variants together, about: an encoder reads as much in a second or two. */
    private static final int MAX_CHARACTERS = 50_000;

    /** Keeps the logarithm of a probability of zero finite. */
    private static final double SMALLEST = 1e-12;

    /** A word, a character of a script without spaces, or a symbol such as an emoji. */
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]"
                            + "|[\\p{L}\\p{M}\\p{N}_]+(?:['’][\\p{L}\\p{M}\\p{N}]+)*"
                            + "|\\p{So}[\\p{M}\\u200d\\ufe0f\\p{Sk}]*");

    public static WordOcclusion of(String text) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        int most = Math.clamp(MAX_CHARACTERS / (text.length() + 1), MIN_WINDOWS, MAX_WINDOWS);
        int width = Math.max(1, Math.ceilDiv(words.size(), most));
        List<Window> windows = new ArrayList<>();
        for (int first = 0; first < words.size(); first += width) {
            int last = Math.min(first + width, words.size()) - 1;
            windows.add(new Window(words.get(first).start(), words.get(last).end()));
        }
        return new WordOcclusion(text, List.copyOf(windows));
    }

    /** The text, then the text without each of the windows. */
    public List<String> variants() {
        List<String> variants = new ArrayList<>(windows.size() + 1);
        variants.add(text);
        for (Window window : windows) {
            variants.add(text.substring(0, window.start()) + text.substring(window.end()));
        }
        return variants;
    }

    /**
     * What each window added to the logarithm of a label's probability, strongest first.
     *
     * @param answers to the variants, in their order
     * @param label index of the label
     */
    public List<Contribution> contributions(List<Classification> answers, int label) {
        return contributions(
                answers.stream()
                        .mapToDouble(answer -> answer.scores().probabilities()[label])
                        .map(probability -> Math.log(Math.max(probability, SMALLEST)))
                        .toArray());
    }

    /**
     * What each window did, strongest first.
     *
     * @param scores of the variants, in their order
     */
    List<Contribution> contributions(double[] scores) {
        return IntStream.range(0, windows.size())
                .mapToObj(i ->
                        new Contribution(
                                windows.get(i).start(),
                                windows.get(i).end(),
                                scores[0] - scores[i + 1]))
                .sorted(
                        Comparator.comparingDouble((Contribution c) -> Math.abs(c.weight()))
                                .reversed())
                .toList();
    }
}
