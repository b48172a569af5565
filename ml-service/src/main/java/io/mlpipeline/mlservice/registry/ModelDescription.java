package io.mlpipeline.mlservice.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that is known of one version.
 *
 * @param manifest its manifest
 * @param report the report of its training; null if it came without
 * @param loaded whether it is in memory and warm
 * @param aliases the aliases that point to it
 */
record ModelDescription(
        ModelManifest manifest,
        @Schema(implementation = Object.class) @Nullable JsonNode report,
        boolean loaded,
        List<String> aliases) {}
