package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.dataset.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Labelled texts from a seed. Every class has three words of its own, of which each of its texts
 * holds some, among words that all classes share: easy to learn, so that tests can expect it.
 */
public final class SampleTexts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FILLERS =
            List.of(
                    "please", "help", "me", "with", "my", "the", "today", "again", "quickly",
                    "now");
    private static final List<String> SYLLABLES =
            List.of("ba", "ko", "ri", "mu", "ne", "so", "ta", "vi", "lo", "pe", "du", "fa");

    private SampleTexts() {}

    /** Texts in words that mean nothing. */
    public static List<Example> of(int classes, int each, long seed) {
        Random random = new Random(seed);
        List<List<String>> words = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            words.add(List.of(word(i, 0), word(i, 1), word(i, 2)));
        }
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < each; j++) {
                examples.add(new Example(text(words.get(i), FILLERS, " ", random), "class_" + i));
            }
        }
        Collections.shuffle(examples, random);
        return examples;
    }

    /**
     * Texts of two classes in any script.
     *
     * @param first words of one class
     * @param second words of the other
     * @param shared words of both
     * @param gap what stands between words
     */
    public static List<Example> ofTwo(
            List<String> first, List<String> second, List<String> shared, String gap, int each) {
        Random random = new Random(7);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            examples.add(new Example(text(first, shared, gap, random), first.getFirst()));
            examples.add(new Example(text(second, shared, gap, random), second.getFirst()));
        }
        return examples;
    }

    public static String csv(List<Example> examples) {
        return examples.stream()
                .map(example -> quoted(example.text()) + "," + quoted(example.label()))
                .collect(Collectors.joining("\n", "text,label\n", "\n"));
    }

    public static String ndjson(List<Example> examples) {
        return examples.stream()
                .map(JSON::writeValueAsString)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String text(List<String> own, List<String> shared, String gap, Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            words.add(own.get(random.nextInt(own.size())));
        }
        for (int i = 0; i < 5; i++) {
            words.add(shared.get(random.nextInt(shared.size())));
        }
        Collections.shuffle(words, random);
        return String.join(gap, words);
    }

    private static String word(int label, int index) {
        StringBuilder word = new StringBuilder();
        for (int rest = label * 3 + index + SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
            word.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        return word.toString();
    }
}
