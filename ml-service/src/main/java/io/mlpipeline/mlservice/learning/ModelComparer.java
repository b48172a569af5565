package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.learning.CollectedExamples.Sample;
import io.mlpipeline.mlservice.learning.Comparison.Corrections;
import io.mlpipeline.mlservice.learning.Comparison.Judgement;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Compares two versions on the hold-out and on the latest feedback, each without the texts that
 * either was trained on: a champion that was trained on an upload with the same texts would win by
 * heart.
 *
 * <p>Feedback is no fair sample, as people speak up where an answer was wrong, and the answer was
 * the champion's. It can show that a candidate is worse nevertheless, and the hold-out is there for
 * the rest.
 */
final class ModelComparer {

    /** How many of the hold-out are read at most for each that is compared. */
    private static final int READ_PER_JUDGE = 10;

    private final ModelRegistry registry;
    private final CollectedExamples examples;
    private final LearningProperties settings;

    ModelComparer(ModelRegistry registry, CollectedExamples examples, LearningProperties settings) {
        this.registry = registry;
        this.examples = examples;
        this.settings = settings;
    }

    /**
     * Compares two versions; takes as long as they need to answer, up to the limit, and what they
     * need to be loaded.
     *
     * @throws io.mlpipeline.starter.problem.ProblemException not_ready, if the database cannot be
     *     asked; model_not_found or model_corrupt, if a version cannot be loaded
     */
    Comparison compare(String candidateVersion, String championVersion) {
        try (Contestant candidate = Contestant.of(registry, candidateVersion);
                Contestant champion = Contestant.of(registry, championVersion)) {
            Poll poll = new Poll(champion, candidate, settings.comparisonLimit());
            Findings findings = new Findings(candidate, champion);

            List<Ballot> feedback = poll.of(examples.feedback(settings.maxFeedback()));
            Judgement onFeedback = judgement(feedback, candidate, champion);

            Seen seen = new Seen(candidate, champion);
            Sample sample =
                    examples.holdOut(
                            settings.maxHoldOut(), settings.maxHoldOut() * READ_PER_JUDGE, seen);
            List<Ballot> heldOut = poll.of(sample.judges());
            Judgement onHoldOut =
                    new Judgement(
                            sample.examples(),
                            seen.byCandidate.get(),
                            seen.byChampion.get(),
                            Ballot.count(heldOut));

            findings.judge(onHoldOut, onFeedback);
            if (heldOut.size() < sample.judges().size()) {
                findings.note(
                        "The time for the comparison did not suffice for all examples; those that were answered count.");
            }
            return new Comparison(
                    candidate.version(),
                    champion.version(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    findings.verdict(),
                    findings.reasons(),
                    findings.notes(),
                    onHoldOut,
                    onFeedback,
                    corrections(feedback, candidate, champion),
                    LabelLosses.of(heldOut),
                    findings.labelsLost(),
                    findings.labelsGained());
        }
    }

    private static Judgement judgement(
            List<Ballot> ballots, Contestant candidate, Contestant champion) {
        return new Judgement(
                ballots.size(),
                count(ballots, candidate),
                count(ballots, champion),
                Ballot.count(
                        ballots.stream()
                                .filter(ballot -> !candidate.hasSeen(ballot.judge().text()))
                                .filter(ballot -> !champion.hasSeen(ballot.judge().text()))
                                .toList()));
    }

    private static Corrections corrections(
            List<Ballot> feedback, Contestant candidate, Contestant champion) {
        List<Ballot> corrections =
                feedback.stream().filter(ballot -> ballot.judge().isCorrection()).toList();
        return new Corrections(
                count(corrections, candidate),
                count(corrections, champion),
                Ballot.count(corrections),
                Ballot.count(
                        corrections.stream()
                                .filter(ballot -> !candidate.hasSeen(ballot.judge().text()))
                                .toList()));
    }

    private static int count(List<Ballot> ballots, Contestant contestant) {
        return (int)
                ballots.stream()
                        .filter(ballot -> contestant.hasSeen(ballot.judge().text()))
                        .count();
    }

    /** Passes texts that neither was trained on, and counts the others. */
    private record Seen(
            Contestant candidate,
            Contestant champion,
            AtomicInteger byCandidate,
            AtomicInteger byChampion)
            implements Predicate<String> {

        Seen(Contestant candidate, Contestant champion) {
            this(candidate, champion, new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public boolean test(String text) {
            boolean candidateSaw = candidate.hasSeen(text);
            boolean championSaw = champion.hasSeen(text);
            byCandidate.addAndGet(candidateSaw ? 1 : 0);
            byChampion.addAndGet(championSaw ? 1 : 0);
            return !candidateSaw && !championSaw;
        }
    }
}
