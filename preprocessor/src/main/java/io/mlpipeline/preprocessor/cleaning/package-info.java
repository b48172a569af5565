/** Makes of a text as it was sent the text that is learned from, and says what is wrong with it. */
@NullMarked
package io.mlpipeline.preprocessor.cleaning;

import org.jspecify.annotations.NullMarked;
