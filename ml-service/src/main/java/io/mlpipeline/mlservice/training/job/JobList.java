package io.mlpipeline.mlservice.training.job;

import java.util.List;

/**
 * The jobs that are remembered.
 *
 * @param jobs the latest first
 */
record JobList(List<JobDescription> jobs) {}
