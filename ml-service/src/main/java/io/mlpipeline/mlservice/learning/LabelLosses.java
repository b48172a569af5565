package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.learning.Comparison.LabelLoss;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the labels that a candidate answers worse than the champion, whatever the whole says. */
final class LabelLosses {

    private static final int MOST = 20;

    private LabelLosses() {}

    static List<LabelLoss> of(List<Ballot> ballots) {
        Map<String, List<Ballot>> byLabel =
                ballots.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ballot -> ballot.judge().label(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byLabel.entrySet().stream()
                .map(entry -> loss(entry.getKey(), entry.getValue()))
                .filter(loss -> loss.candidateRight() < loss.championRight())
                .sorted(
                        Comparator.comparingInt(
                                loss -> loss.candidateRight() - loss.championRight()))
                .limit(MOST)
                .toList();
    }

    private static LabelLoss loss(String label, List<Ballot> ballots) {
        return new LabelLoss(
                label,
                ballots.size(),
                (int) ballots.stream().filter(Ballot::championRight).count(),
                (int) ballots.stream().filter(Ballot::candidateRight).count());
    }
}
