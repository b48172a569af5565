/**
 * Labelled texts: read from CSV or NDJSON, checked, and split by a seed.
 *
 * <p>Start with {@link io.mlpipeline.mlservice.dataset.DatasetReader}.
 */
@NullMarked
package io.mlpipeline.mlservice.dataset;

import org.jspecify.annotations.NullMarked;
