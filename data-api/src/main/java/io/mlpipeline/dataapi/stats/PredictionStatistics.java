package io.mlpipeline.dataapi.stats;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * The answers that were given.
 *
 * @param total all of them
 * @param byEngine by the engine that answered
 * @param byLabel by the label answered
 * @param byModelVersion by the version that answered
 * @param abstained how many were too unsure to be taken for an answer
 */
record PredictionStatistics(
        @Schema(example = "5000") long total,
        @Schema(example = "{\"linear\":4100,\"encoder\":900}") Map<String, Long> byEngine,
        @Schema(example = "{\"lost_or_stolen_card\":65}") Map<String, Long> byLabel,
        @Schema(example = "{\"banking77-1\":5000}") Map<String, Long> byModelVersion,
        @Schema(example = "120") long abstained) {

    static PredictionStatistics of(List<PredictionCount> counts) {
        Counts engines = new Counts();
        Counts labels = new Counts();
        Counts versions = new Counts();
        long total = 0;
        long abstained = 0;
        for (PredictionCount count : counts) {
            engines.add(count.engine(), count.count());
            labels.add(count.label(), count.count());
            versions.add(count.modelVersion(), count.count());
            total += count.count();
            abstained += count.abstained() ? count.count() : 0;
        }
        return new PredictionStatistics(
                total, engines.descending(), labels.descending(), versions.descending(), abstained);
    }
}
