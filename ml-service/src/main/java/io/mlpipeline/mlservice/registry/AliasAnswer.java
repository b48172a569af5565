package io.mlpipeline.mlservice.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where an alias points.
 *
 * @param alias {@code champion} or {@code candidate}
 * @param version the version that has it now
 * @param previous the version that had it before; null if none had
 */
record AliasAnswer(
        @Schema(example = "champion") String alias,
        @Schema(example = "banking77-2") String version,
        @Schema(example = "banking77-1") @Nullable String previous) {

    static AliasAnswer of(ModelAlias alias, AliasTarget target) {
        return new AliasAnswer(alias.id(), target.version(), target.previous());
    }
}
