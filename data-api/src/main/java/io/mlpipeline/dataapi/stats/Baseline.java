package io.mlpipeline.dataapi.stats;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * What answers looked like when the model was made, as ml-service reports it.
 *
 * @param labels share of each label
 * @param scores shares of the best scores in bins of equal width, from 0 to 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Baseline(Map<String, Double> labels, List<Double> scores) {

    static final int BINS = 10;

    boolean isUsable() {
        return labels != null
                && scores != null
                && !labels.isEmpty()
                && scores.size() == BINS
                && labels.values().stream().allMatch(Baseline::isShare)
                && scores.stream().allMatch(Baseline::isShare);
    }

    private static boolean isShare(Double value) {
        return value != null && value >= 0 && value <= 1;
    }
}
