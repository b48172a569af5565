package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.engine.DeadlineExceededException;
import io.mlpipeline.mlservice.engine.OverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Has two versions answer texts beside those who are served: a few at a time, resting as long as
 * they worked, and no longer than a limit.
 */
final class Poll {

    private static final int TOGETHER = 8;
    private static final Duration REST_WHEN_BUSY = Duration.ofMillis(20);

    private final Contestant champion;
    private final Contestant candidate;
    private final long end;

    Poll(Contestant champion, Contestant candidate, Duration limit) {
        this.champion = champion;
        this.candidate = candidate;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Answers to the first texts, as many as there was time for. */
    List<Ballot> of(List<Judge> judges) {
        List<Ballot> ballots = new ArrayList<>(judges.size());
        while (ballots.size() < judges.size() && hasTime()) {
            long start = System.nanoTime();
            int from = ballots.size();
            try {
                ballots.addAll(
                        together(judges.subList(from, Math.min(judges.size(), from + TOGETHER))));
                LockSupport.parkNanos(System.nanoTime() - start);
            } catch (OverloadedException | DeadlineExceededException e) {
                LockSupport.parkNanos(REST_WHEN_BUSY.toNanos());
            }
        }
        return ballots;
    }

    private boolean hasTime() {
        return System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted();
    }

    private List<Ballot> together(List<Judge> judges) {
        List<String> texts = judges.stream().map(Judge::text).toList();
        List<Classification> champions = champion.answer(texts);
        List<Classification> candidates = candidate.answer(texts);
        List<Ballot> ballots = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            Judge judge = judges.get(i);
            ballots.add(
                    new Ballot(
                            judge,
                            isRight(champions.get(i), judge),
                            isRight(candidates.get(i), judge)));
        }
        return ballots;
    }

    private static boolean isRight(Classification answer, Judge judge) {
        return answer.scores().best().label().equals(judge.label());
    }
}
