/** The cleaning of single texts by hand, and what ml-service says of the cleaned ones. */
@NullMarked
package io.mlpipeline.preprocessor.preview;

import org.jspecify.annotations.NullMarked;
