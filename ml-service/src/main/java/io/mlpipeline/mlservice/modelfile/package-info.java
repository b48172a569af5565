/** Reads the files of model directories without trusting what they say of themselves. */
@NullMarked
package io.mlpipeline.mlservice.modelfile;

import org.jspecify.annotations.NullMarked;
