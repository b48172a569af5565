/** Tests of training, and the texts they train on. */
@NullMarked
package io.mlpipeline.mlservice.training;

import org.jspecify.annotations.NullMarked;
