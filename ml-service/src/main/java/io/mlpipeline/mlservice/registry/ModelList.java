package io.mlpipeline.mlservice.registry;

import java.util.List;

/**
 * All versions and aliases.
 *
 * @param models the versions on disk or in memory, by name
 * @param aliases where the aliases point
 */
record ModelList(List<ModelSummary> models, List<AliasAnswer> aliases) {}
