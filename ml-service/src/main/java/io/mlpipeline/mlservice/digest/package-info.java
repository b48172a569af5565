/** Digests that tell whether data, models and encoders are the ones meant. */
@NullMarked
package io.mlpipeline.mlservice.digest;

import org.jspecify.annotations.NullMarked;
