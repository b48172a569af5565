/**
 * Takes entries from a Redis stream as one of a group of consumers, in batches, at least once, and
 * gives up on an entry only after a bounded number of tries.
 */
@NullMarked
package io.mlpipeline.starter.stream;

import org.jspecify.annotations.NullMarked;
