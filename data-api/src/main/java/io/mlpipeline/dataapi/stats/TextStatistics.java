package io.mlpipeline.dataapi.stats;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * The texts that came in.
 *
 * @param total all of them
 * @param byStatus by what became of them
 * @param byLanguage by language, of those it was found of
 * @param byLabel by label, of those that came with one
 */
record TextStatistics(
        @Schema(example = "1000") long total,
        @Schema(example = "{\"READY\":990,\"REJECTED\":10}") Map<String, Long> byStatus,
        @Schema(example = "{\"en\":985,\"de\":5}") Map<String, Long> byLanguage,
        @Schema(example = "{\"lost_or_stolen_card\":13}") Map<String, Long> byLabel) {}
