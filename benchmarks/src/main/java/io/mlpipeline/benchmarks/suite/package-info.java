/** The whole suite, running on this machine, and what is sent to it. */
@NullMarked
package io.mlpipeline.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
