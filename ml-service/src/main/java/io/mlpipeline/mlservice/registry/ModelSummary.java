package io.mlpipeline.mlservice.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version in the list of models; what its manifest says is null where that cannot be read.
 *
 * @param version its name
 * @param engine the engine that loads it
 * @param labels how many classes it knows
 * @param examples how many examples it was trained on
 * @param metrics what it reached on held-out examples
 * @param trainedAt when training began
 * @param loaded whether it is in memory and warm
 * @param aliases the aliases that point to it
 * @param problem why it cannot be used, if that is known
 */
record ModelSummary(
        @Schema(example = "banking77-1") String version,
        @Schema(example = "cascade") @Nullable String engine,
        @Schema(example = "77") @Nullable Integer labels,
        @Schema(example = "9002") @Nullable Long examples,
        ModelManifest.@Nullable Metrics metrics,
        @Nullable Instant trainedAt,
        boolean loaded,
        @Schema(example = "[\"champion\"]") List<String> aliases,
        @Nullable String problem) {

    static ModelSummary of(ModelManifest manifest, boolean loaded, List<String> aliases) {
        return new ModelSummary(
                manifest.version(),
                manifest.engine(),
                manifest.labels().size(),
                manifest.data().examples(),
                manifest.metrics(),
                manifest.trainedAt(),
                loaded,
                aliases,
                null);
    }

    static ModelSummary unusable(String version, String problem) {
        return new ModelSummary(version, null, null, null, null, null, false, List.of(), problem);
    }
}
