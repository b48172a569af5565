/** Takes received texts from the stream in batches, cleans them and stores what came of it. */
@NullMarked
package io.mlpipeline.preprocessor.worker;

import org.jspecify.annotations.NullMarked;
