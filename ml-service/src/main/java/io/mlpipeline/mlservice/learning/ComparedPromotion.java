package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.registry.PromotionGate;
import io.mlpipeline.mlservice.registry.PromotionRefusedException;

/**
 * Lets a version become the champion if the comparison with the present one does not speak against
 * it.
 */
final class ComparedPromotion implements PromotionGate {

    private final Comparisons comparisons;

    ComparedPromotion(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Override
    public void requireNoWorse(String version) {
        comparisons
                .recent(version)
                .filter(Comparison::worse)
                .ifPresent(comparison -> {
                    throw new PromotionRefusedException(comparison.reasons());
                });
    }
}
