/** How good answers are: accuracy, F1, confusions, calibration, and the cascade's curve. */
@NullMarked
package io.mlpipeline.mlservice.evaluation;

import org.jspecify.annotations.NullMarked;
