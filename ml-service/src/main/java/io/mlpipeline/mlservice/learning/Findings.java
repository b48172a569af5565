package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.dataset.TextDigests;
import io.mlpipeline.mlservice.evaluation.PairedAccuracy;
import io.mlpipeline.mlservice.learning.Comparison.Judgement;
import io.mlpipeline.mlservice.learning.Comparison.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What follows from a comparison: a verdict, and sentences that say why. */
final class Findings {

    private static final int MOST_NAMED = 10;

    /**
     * Where so much of what the champion was trained on is trained on again (all but the hold-out
     * would be 0.85), a label is missing because people relabelled its texts, not for want of data.
     */
    private static final double SAME_DATA = 0.7;

    private final Contestant candidate;
    private final Contestant champion;
    private final List<String> reasons = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Verdict verdict = Verdict.NOT_COMPARED;

    Findings(Contestant candidate, Contestant champion) {
        this.candidate = candidate;
        this.champion = champion;
    }

    void judge(Judgement holdOut, Judgement feedback) {
        judge("the hold-out", holdOut);
        judge("recent feedback", feedback);
        judgeLabels();
        if (holdOut.isTooSmall() && feedback.isTooSmall()) {
            notes.add(
                    "Nothing could be compared: there are fewer than %d labelled examples that neither version was trained on."
                            .formatted(PairedAccuracy.FEWEST));
        }
        noteUnknown(candidate);
        noteUnknown(champion);
        if (!reasons.isEmpty()) {
            verdict = Verdict.WORSE;
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    Verdict verdict() {
        return verdict;
    }

    List<String> reasons() {
        return List.copyOf(reasons);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<String> labelsLost() {
        return without(champion.labels(), candidate.labels());
    }

    List<String> labelsGained() {
        return without(candidate.labels(), champion.labels());
    }

    private void judge(String where, Judgement judgement) {
        if (judgement.isTooSmall()) {
            return;
        }
        PairedAccuracy compared = judgement.compared();
        if (compared.candidateIsWorse()) {
            reasons.add(
                    String.format(
                            Locale.ROOT,
                            "On %s it answers %.1f %% of %d examples rightly and the champion %.1f %%; by chance that would happen with a probability of %.2g (exact McNemar test).",
                            where,
                            percent(compared.candidateAccuracy()),
                            compared.examples(),
                            percent(compared.championAccuracy()),
                            compared.pWorse()));
        } else if (compared.candidateIsBetter()) {
            verdict = Verdict.BETTER;
        } else if (verdict == Verdict.NOT_COMPARED) {
            verdict = Verdict.NO_WORSE;
        }
    }

    private void judgeLabels() {
        List<String> lost = labelsLost();
        if (lost.isEmpty()) {
            return;
        }
        if (lost.size() == champion.labels().size()) {
            notes.add("It shares no label with the champion, so it answers another question.");
        } else if (isTrainedOnTheSameAgain()) {
            notes.add(
                    "Labels of the champion that no example it was trained on has any more: %s."
                            .formatted(named(lost)));
        } else {
            reasons.add("It does not know labels that the champion knows: " + named(lost) + ".");
        }
    }

    private boolean isTrainedOnTheSameAgain() {
        TextDigests before = champion.trainedOn();
        TextDigests now = candidate.trainedOn();
        return before != null && now != null && before.shareIn(now) >= SAME_DATA;
    }

    private void noteUnknown(Contestant contestant) {
        if (contestant.trainedOn() == null) {
            notes.add(
                    "Version %s does not say what it was trained on, so no example is sure to be new to it."
                            .formatted(contestant.version()));
        }
    }

    private static double percent(@Nullable Double share) {
        return share == null ? 0 : 100 * share;
    }

    private static List<String> without(List<String> labels, List<String> others) {
        return labels.stream().filter(label -> !others.contains(label)).toList();
    }

    private static String named(List<String> labels) {
        String first = String.join(", ", labels.subList(0, Math.min(MOST_NAMED, labels.size())));
        return labels.size() <= MOST_NAMED
                ? first
                : "%s and %d more".formatted(first, labels.size() - MOST_NAMED);
    }
}
