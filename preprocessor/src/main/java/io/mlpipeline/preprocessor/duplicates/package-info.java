/** Finds the older text that a new one repeats, exactly or nearly, among all that are stored. */
@NullMarked
package io.mlpipeline.preprocessor.duplicates;

import org.jspecify.annotations.NullMarked;
