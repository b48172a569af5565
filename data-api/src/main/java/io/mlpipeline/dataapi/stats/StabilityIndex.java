package io.mlpipeline.dataapi.stats;

/**
 * Population stability index: how far a distribution has moved from the one it is held against, as
 * {@code Σ (aᵢ − eᵢ) ln(aᵢ / eᵢ)} over bins, in nats. Below 0.1 is usually taken for no change,
 * above 0.25 for a large one (N. Siddiqi, "Credit Risk Scorecards", Wiley 2006). It is the
 * symmetric form of Kullback and Leibler's divergence (H. Jeffreys, Proc. R. Soc. A 186, 1946).
 *
 * <p>Half an observation is added to each bin on both sides, so that an empty bin counts as a rare
 * one and not as an impossible one (R. Krichevsky and V. Trofimov, IEEE Trans. Inf. Theory 27,
 * 1981).
 *
 * <p>Chance alone moves it: without any drift, a sample of {@code n} in {@code k} bins is expected
 * at {@code (k − 1) / n}, as the index is then about χ² with {@code k − 1} degrees of freedom (B.
 * Yurdakul and J. Naranjo, "Statistical properties of the population stability index", J. Risk
 * Model Validation 14, 2020). Hence a least number of observations for each bin.
 */
final class StabilityIndex {

    private static final double HALF = 0.5;

    private StabilityIndex() {}

    /**
     * @param expected shares that add up to 1
     * @param actual observations in the same bins, at least one in all
     * @return 0 or more; 0 for the same distribution
     */
    static double of(double[] expected, long[] actual) {
        double n = 0;
        for (long count : actual) {
            n += count;
        }
        double of = n + HALF * actual.length;
        double index = 0;
        for (int i = 0; i < actual.length; i++) {
            double e = (expected[i] * n + HALF) / of;
            double a = (actual[i] + HALF) / of;
            index += (a - e) * Math.log(a / e);
        }
        return index;
    }
}
