package io.mlpipeline.mlservice.registry;

import org.jspecify.annotations.Nullable;

/**
 * Where an alias points.
 *
 * @param version the version that has the alias now
 * @param previous the version that had it before, to which a rollback returns
 */
public record AliasTarget(String version, @Nullable String previous) {}
