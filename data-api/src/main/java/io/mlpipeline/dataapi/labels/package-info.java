/** The labels that may be given to texts and predictions, and how often they were. */
@NullMarked
package io.mlpipeline.dataapi.labels;

import org.jspecify.annotations.NullMarked;
