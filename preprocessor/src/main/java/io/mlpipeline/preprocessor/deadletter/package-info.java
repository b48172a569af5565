/** Texts that could not be processed: buried with their reason, listed, and sent in again. */
@NullMarked
package io.mlpipeline.preprocessor.deadletter;

import org.jspecify.annotations.NullMarked;
