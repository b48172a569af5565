package io.mlpipeline.preprocessor.duplicates;

import java.util.UUID;

/**
 * Two texts that share a band.
 *
 * @param id of the newer one
 * @param older id of the older one
 * @param cleaned what the older one says
 */
record Candidate(UUID id, UUID older, String cleaned) {}
