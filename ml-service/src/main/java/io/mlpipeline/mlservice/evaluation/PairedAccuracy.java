package io.mlpipeline.mlservice.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * How a champion and a candidate answered the same texts.
 *
 * @param examples texts that both answered
 * @param championAccuracy share that the champion answered rightly; null without texts
 * @param candidateAccuracy share that the candidate answered rightly; null without texts
 * @param onlyChampionRight texts that the candidate answers wrongly and the champion does not
 * @param onlyCandidateRight texts that the champion answers wrongly and the candidate does not
 * @param pWorse chance of a result as bad for the candidate if both were equally good
 * @param pBetter chance of a result as good for the candidate if both were equally good
 */
public record PairedAccuracy(
        int examples,
        @Nullable Double championAccuracy,
        @Nullable Double candidateAccuracy,
        int onlyChampionRight,
        int onlyCandidateRight,
        double pWorse,
        double pBetter) {

    /** From this probability on, a difference is taken for chance. */
    public static final double ALPHA = 0.05;

    /** With fewer texts not even a candidate that answers all of them wrongly is worse for sure. */
    public static final int FEWEST = 5;

    private static final double DIGITS = 1e6;

    /**
     * @param bothRight texts that both answered rightly
     * @param bothWrong texts that both answered wrongly
     */
    public static PairedAccuracy of(
            int bothRight, int bothWrong, int onlyChampion, int onlyCandidate) {
        int examples = bothRight + bothWrong + onlyChampion + onlyCandidate;
        return new PairedAccuracy(
                examples,
                share(bothRight + onlyChampion, examples),
                share(bothRight + onlyCandidate, examples),
                onlyChampion,
                onlyCandidate,
                rounded(McNemar.worseByChance(onlyChampion, onlyCandidate)),
                rounded(McNemar.worseByChance(onlyCandidate, onlyChampion)));
    }

    public boolean candidateIsWorse() {
        return pWorse <= ALPHA;
    }

    public boolean candidateIsBetter() {
        return pBetter <= ALPHA;
    }

    private static @Nullable Double share(int right, int of) {
        return of == 0 ? null : Double.valueOf(rounded((double) right / of));
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
