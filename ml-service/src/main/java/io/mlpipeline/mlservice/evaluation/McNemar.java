package io.mlpipeline.mlservice.evaluation;

/**
 * Tells whether one classifier answers the same texts worse than another by more than chance. Texts
 * that both answer rightly, or both wrongly, say nothing of it; of the others, as many should fall
 * to either side.
 *
 * <p>McNemar, "Note on the sampling error of the difference between correlated proportions or
 * percentages", Psychometrika 12(2), 1947; here exact, by the binomial distribution instead of its
 * approximation, and one-sided, as Dietterich, "Approximate statistical tests for comparing
 * supervised classification learning algorithms", Neural Computation 10(7), 1998, discusses it for
 * classifiers.
 */
public final class McNemar {

    private McNemar() {}

    /**
     * Probability of a result at least as bad for the second if both were equally good.
     *
     * @param onlyFirst texts that only the first answers rightly
     * @param onlySecond texts that only the second answers rightly
     * @return from 0 to 1; 1 where nothing tells them apart
     */
    public static double worseByChance(int onlyFirst, int onlySecond) {
        int differing = onlyFirst + onlySecond;
        double logChoose = 0;
        double sum = 0;
        for (int k = differing; k >= onlyFirst; k--) {
            sum += Math.exp(logChoose - differing * Math.log(2));
            logChoose += Math.log(k) - Math.log(differing - k + 1);
        }
        return Math.min(1, sum);
    }
}
