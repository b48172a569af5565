package io.mlpipeline.mlservice.evaluation;

import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How good a model's answers to texts with known labels are.
 *
 * @param examples texts answered
 * @param accuracy share of right answers
 * @param macroF1 mean F1 over the classes that occur
 * @param reliability how far the scores can be taken at their word
 * @param classes every class that occurs, worst first
 * @param confusions the most frequent mistakes, worst first, at most twenty
 */
public record Evaluation(
        int examples,
        double accuracy,
        double macroF1,
        Reliability reliability,
        List<ClassScore> classes,
        List<Confusion> confusions) {

    private static final int MAX_CONFUSIONS = 20;

    /**
     * @param probabilities a row for each text, a column for each label
     * @param targets the right label of each text
     */
    public static Evaluation of(Labels labels, float[][] probabilities, int[] targets) {
        int[][] matrix = new int[labels.size()][labels.size()];
        float[] scores = new float[targets.length];
        boolean[] right = new boolean[targets.length];
        int hits = 0;
        for (int i = 0; i < targets.length; i++) {
            int answer = Scores.bestIndex(probabilities[i]);
            scores[i] = probabilities[i][answer];
            right[i] = answer == targets[i];
            hits += right[i] ? 1 : 0;
            matrix[targets[i]][answer]++;
        }
        List<ClassScore> classes = classes(labels, matrix);
        return new Evaluation(
                targets.length,
                targets.length == 0 ? 0 : (double) hits / targets.length,
                classes.stream().mapToDouble(ClassScore::f1).average().orElse(0),
                Reliability.of(scores, right),
                classes,
                confusions(labels, matrix));
    }

    private static List<ClassScore> classes(Labels labels, int[][] matrix) {
        List<ClassScore> classes = new ArrayList<>();
        for (int label = 0; label < matrix.length; label++) {
            int support = 0;
            int answered = 0;
            for (int other = 0; other < matrix.length; other++) {
                support += matrix[label][other];
                answered += matrix[other][label];
            }
            if (support > 0) {
                classes.add(
                        ClassScore.of(labels.name(label), matrix[label][label], answered, support));
            }
        }
        classes.sort(Comparator.comparingDouble(ClassScore::f1).thenComparing(ClassScore::label));
        return List.copyOf(classes);
    }

    private static List<Confusion> confusions(Labels labels, int[][] matrix) {
        List<Confusion> confusions = new ArrayList<>();
        for (int truth = 0; truth < matrix.length; truth++) {
            int support = 0;
            for (int count : matrix[truth]) {
                support += count;
            }
            for (int answer = 0; answer < matrix.length; answer++) {
                int count = matrix[truth][answer];
                if (answer != truth && count > 0) {
                    confusions.add(
                            new Confusion(
                                    labels.name(truth),
                                    labels.name(answer),
                                    count,
                                    (double) count / support));
                }
            }
        }
        confusions.sort(
                Comparator.comparingInt(Confusion::count)
                        .thenComparingDouble(Confusion::share)
                        .reversed()
                        .thenComparing(Confusion::truth)
                        .thenComparing(Confusion::answer));
        return List.copyOf(confusions.subList(0, Math.min(MAX_CONFUSIONS, confusions.size())));
    }
}
