/** Figures into a table, JSON and a chart. */
@NullMarked
package io.mlpipeline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
