package io.mlpipeline.dataapi.stats;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * What people said.
 *
 * @param total how often they did
 * @param accuracy how often they agreed, by the version that had answered
 */
record FeedbackStatistics(@Schema(example = "120") long total, Map<String, Accuracy> accuracy) {}
