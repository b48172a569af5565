/**
 * Keeps replicas on the same models, by way of the database: versions and aliases stand in its
 * tables, and who listens hears of a change.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.replication.PostgresArchive}.
 */
@NullMarked
package io.mlpipeline.mlservice.replication;

import org.jspecify.annotations.NullMarked;
