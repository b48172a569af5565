/** Tests of training on the command line. */
@NullMarked
package io.mlpipeline.mlservice.training.command;

import org.jspecify.annotations.NullMarked;
