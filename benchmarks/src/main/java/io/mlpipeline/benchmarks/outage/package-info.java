/** What predictions notice of a Redis or a PostgreSQL that is away. */
@NullMarked
package io.mlpipeline.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
