/** Finds the predictions that a person's label would tell the most about. */
@NullMarked
package io.mlpipeline.dataapi.review;

import org.jspecify.annotations.NullMarked;
