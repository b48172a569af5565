package io.mlpipeline.mlservice.dataset;

import io.mlpipeline.mlservice.dataset.DatasetSummary.RowProblem;
import io.mlpipeline.mlservice.engine.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers rows into a dataset in which every text stands once, with one label. */
final class DatasetCollector implements RowSource.RowSink {

    static final int MAX_TEXT_CHARACTERS = 10_000;
    static final int MAX_LABEL_CHARACTERS = 200;
    static final int MAX_CLASSES = 2_000;
    private static final int MAX_PROBLEMS = 20;

    /** Votes for each label of each text, texts in the order of the file. */
    private final Map<String, Map<String, Integer>> votes = new LinkedHashMap<>();

    private final List<RowProblem> problems = new ArrayList<>();
    private long lastLine;
    private long rows;
    private long malformed;
    private long empty;
    private long duplicates;
    private long contradictions;
    private long outvoted;
    private long cut;

    long lastLine() {
        return lastLine;
    }

    @Override
    public void row(long line, String text, String label) {
        lastLine = line;
        rows++;
        String stripped = text.strip();
        String name = label.strip();
        if (stripped.isEmpty() || name.isEmpty()) {
            empty++;
            problem(line, stripped.isEmpty() ? "the text is blank" : "the label is blank");
        } else if (name.length() > MAX_LABEL_CHARACTERS) {
            malformed++;
            problem(line, "the label is longer than %d characters".formatted(MAX_LABEL_CHARACTERS));
        } else {
            vote(shortened(stripped), name);
        }
    }

    @Override
    public void malformed(long line, String reason) {
        lastLine = line;
        rows++;
        malformed++;
        problem(line, reason);
    }

    private void vote(String text, String label) {
        Map<String, Integer> labels = votes.computeIfAbsent(text, t -> new TreeMap<>());
        if (labels.merge(label, 1, Integer::sum) > 1) {
            duplicates++;
        }
    }

    private String shortened(String text) {
        if (text.length() <= MAX_TEXT_CHARACTERS) {
            return text;
        }
        cut++;
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_TEXT_CHARACTERS - 1));
        return text.substring(0, splitsPair ? MAX_TEXT_CHARACTERS - 1 : MAX_TEXT_CHARACTERS);
    }

    private void problem(long line, String reason) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new RowProblem(line, reason));
        }
    }

    /**
     * The dataset of all rows taken.
     *
     * @throws DatasetException if fewer than two classes are left, or more than are served
     */
    Dataset dataset(String sha256) {
        List<Example> examples = new ArrayList<>(votes.size());
        votes.forEach((text, labels) -> decide(text, labels, examples));
        Map<String, Integer> support = new TreeMap<>();
        examples.forEach(example -> support.merge(example.label(), 1, Integer::sum));
        requireClasses(support.size());
        DatasetSummary summary =
                new DatasetSummary(
                        sha256,
                        rows,
                        examples.size(),
                        support.size(),
                        malformed,
                        empty,
                        duplicates,
                        contradictions,
                        outvoted,
                        cut,
                        keysWithValue(support, 1),
                        List.copyOf(problems));
        return new Dataset(
                List.copyOf(examples), new Labels(List.copyOf(support.keySet())), summary);
    }

    /** A text with several labels keeps the one it has most often; with a draw it is left out. */
    private void decide(String text, Map<String, Integer> labels, List<Example> examples) {
        int most = labels.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        List<String> winners = keysWithValue(labels, most);
        if (winners.size() > 1) {
            contradictions++;
            return;
        }
        outvoted += labels.values().stream().mapToInt(Integer::intValue).sum() - most;
        examples.add(new Example(text, winners.getFirst()));
    }

    private static List<String> keysWithValue(Map<String, Integer> counts, int value) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == value)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void requireClasses(int classes) {
        if (classes < 2) {
            throw new DatasetException(
                    "Of %d rows, %d different labels are left; training needs at least two. %s"
                            .formatted(rows, classes, leftOut()));
        }
        if (classes > MAX_CLASSES) {
            throw new DatasetException(
                    "There are %d different labels, at most %d are trained: is the label column the right one?"
                            .formatted(classes, MAX_CLASSES));
        }
    }

    private String leftOut() {
        return "Left out: %d malformed, %d blank, %d with contradicting labels."
                .formatted(malformed, empty, contradictions);
    }
}
