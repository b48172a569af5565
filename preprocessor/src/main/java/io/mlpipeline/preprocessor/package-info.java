/** Cleans the texts that came in, and says what language they are and whether they are any good. */
@NullMarked
package io.mlpipeline.preprocessor;

import org.jspecify.annotations.NullMarked;
