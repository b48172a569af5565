/**
 * Training over HTTP: an upload becomes a job, jobs run one after another, and who asked for one
 * watches it, ends it, and finds its model in the registry.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.training.job.TrainingJobs}.
 */
@NullMarked
package io.mlpipeline.mlservice.training.job;

import org.jspecify.annotations.NullMarked;
