/** Turns raw scores into probabilities that can be taken at their word. */
@NullMarked
package io.mlpipeline.mlservice.calibration;

import org.jspecify.annotations.NullMarked;
