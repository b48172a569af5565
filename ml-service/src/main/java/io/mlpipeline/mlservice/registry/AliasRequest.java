package io.mlpipeline.mlservice.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks that an alias point to a version.
 *
 * @param version the version, on disk or in memory
 * @param overrule whether it becomes the champion even if it is worse than the present one
 */
record AliasRequest(
        @Schema(example = "banking77-2", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String version,
        @Schema(defaultValue = "false") @Nullable Boolean overrule) {

    boolean isOverruling() {
        return Boolean.TRUE.equals(overrule);
    }
}
