package io.mlpipeline.dataapi.stats;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How often people agreed with answers. Where they were shown the unsure ones first, by {@code GET
 * /review}, it is lower than over all answers.
 *
 * @param n answers that people gave a label, the last one each
 * @param accuracy share of those labels that are the predicted one
 * @param low lower end of the 95 % interval by Wilson (J. Am. Stat. Assoc. 22, 1927), which stays
 *     sound for few answers and for shares near 0 and 1
 * @param high its upper end
 */
record Accuracy(
        @Schema(example = "120") long n,
        @Schema(example = "0.85") double accuracy,
        @Schema(example = "0.775373") double low,
        @Schema(example = "0.903086") double high) {

    private static final double Z = 1.959964;

    static Accuracy of(long correct, long n) {
        double share = (double) correct / n;
        double z2 = Z * Z / n;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n));
        return new Accuracy(
                n,
                Digits.six(share),
                Digits.six(Math.max(0, middle - half)),
                Digits.six(Math.min(1, middle + half)));
    }
}
