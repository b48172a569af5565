/**
 * Load runs of the real service and of its peers, on this machine: services are started, loaded,
 * watched and reported on.
 */
@NullMarked
package io.mlpipeline.benchmarks;

import org.jspecify.annotations.NullMarked;
