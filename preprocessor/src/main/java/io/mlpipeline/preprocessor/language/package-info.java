/** Says what language a short text is in. */
@NullMarked
package io.mlpipeline.preprocessor.language;

import org.jspecify.annotations.NullMarked;
